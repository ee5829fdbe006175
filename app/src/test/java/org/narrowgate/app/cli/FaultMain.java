package org.narrowgate.app.cli;

import org.narrowgate.app.run.KilledProcess;

/** The program itself, after a word to the test that started it. */
public final class FaultMain {
    private FaultMain() {}

    public static void main(String[] args) {
        KilledProcess.saying();
        Main.main(args);
    }
}
