package org.narrowgate.core.proof;

/**
 * Where the hashes of complete subtrees come from: tiles on disk, memory, the network. {@code X} is what reading may
 * throw.
 */
@FunctionalInterface
public interface HashReader<X extends Exception> {
    /** The hash over the entries from {@code index << level} to {@code (index + 1) << level}, all of which exist. */
    Hash read(int level, long index) throws X;
}
