package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A mapping with every key, to be changed into that of a set; as it stands, that of FEBRL's fourth. */
public final class LinkSetTemplate {
    private LinkSetTemplate() {}

    /** YAML. */
    public static String text() {
        try (InputStream stream = LinkSetTemplate.class.getResourceAsStream("template.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the template is missing from the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the template cannot be read", e);
        }
    }
}
