package org.narrowgate.engine.workspace;

/** What stands on every page of a workspace that is a demonstration, so that nobody takes it for real. */
public final class DemoMark {
    public static final String TEXT = "SYNTHETIC. Demonstration: every person and paper is invented.";

    private DemoMark() {}
}
