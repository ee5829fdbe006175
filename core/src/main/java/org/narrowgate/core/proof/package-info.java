/**
 * Proving: tree arithmetic, signed notes, commitments, openings and receipts, on the JDK alone, so that a court can
 * check a receipt with this package and nothing else. It can be used as a library of its own (docs/proof-library.md).
 *
 * <p>Sources: RFC 9162, section 2.1 (trees and their proofs); C2SP signed-note, tlog-checkpoint, tlog-cosignature,
 * tlog-proof, tlog-policy (c2sp.org, as of July 2026); RFC 8032 (Ed25519); RFC 4648 (base64). A method that verifies
 * returns what may be believed, or throws {@link org.narrowgate.core.proof.ProofException}; types are immutable; indices
 * count from 0, slots and rows from 1; nothing here reads a clock, a network or, but for {@link
 * org.narrowgate.core.proof.VerifyMain}, a file.
 */
@NullMarked
package org.narrowgate.core.proof;

import org.jspecify.annotations.NullMarked;
