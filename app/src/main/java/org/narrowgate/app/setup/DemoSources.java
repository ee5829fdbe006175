package org.narrowgate.app.setup;

import java.nio.file.Path;

/**
 * What the demonstration is made from, as it is shipped.
 *
 * @param agreement the text that both sides sign
 * @param offices who is in which office, as a paper with certificates by their files
 * @param packs folder of the statute packs
 */
public record DemoSources(Path agreement, Path offices, Path packs) {
    /** Those that come with the program in a folder. */
    public static DemoSources in(Path program) {
        return new DemoSources(
                program.resolve("examples/agreement/agreement.yaml"),
                program.resolve("examples/demo/offices.yaml"),
                program.resolve("packs"));
    }

    /** The same with another agreement. */
    public DemoSources with(Path other) {
        return new DemoSources(other, offices, packs);
    }
}
