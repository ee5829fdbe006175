package org.narrowgate.engine.pack;

import java.util.List;
import java.util.Map;

/** A YAML document as a tree whose every value remembers where it was written. */
sealed interface Node {
    Mark mark();

    /** What the reader of the page calls this kind of value. */
    String kindInWords();

    /** The type that YAML's JSON schema gives a plain scalar. */
    enum ScalarType {
        TEXT,
        INTEGER,
        FLAG,
        NOTHING,
        OTHER
    }

    /** How a scalar is written, which decides how its characters are found again in the file. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BLOCK
    }

    record Scalar(Mark mark, String text, ScalarType type, Style style) implements Node {
        @Override
        public String kindInWords() {
            return switch (type) {
                case TEXT -> "text";
                case INTEGER -> "a whole number";
                case FLAG -> "true or false";
                case NOTHING -> "nothing";
                case OTHER -> "a number that is not whole";
            };
        }
    }

    record Items(Mark mark, List<Node> values) implements Node {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kindInWords() {
            return "a list";
        }
    }

    /** Keys in the order of the file. */
    record Keys(Mark mark, Map<String, Entry> entries) implements Node {
        @Override
        public String kindInWords() {
            return "keys with values";
        }
    }

    record Entry(Mark key, Node value) {}
}
