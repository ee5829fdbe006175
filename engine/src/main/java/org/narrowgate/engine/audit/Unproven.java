package org.narrowgate.engine.audit;

/**
 * A file of a workspace that {@link Verification} holds against nothing: whoever changes it is not found out by that.
 *
 * @param file its path below the workspace, with {@code /}
 * @param why what it is, and what counts in its stead; {@link #UNKNOWN} if Narrowgate does not know the file
 */
public record Unproven(String file, String why) {
    /** Nothing that Narrowgate keeps in a workspace lies there under such a name. */
    public static final String UNKNOWN = "unknown: Narrowgate keeps no such file there";
}
