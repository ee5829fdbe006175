package org.narrowgate.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A document that shows commands and what they print. Blocks of {@code console} hold them: a line that begins with
 * {@code $} is a command, which goes on where it ends with a backslash; what follows it is printed. {@code ...} stands for
 * what differs from day to day: in a line for any characters, alone in it for any lines. A block of {@code yaml} or
 * {@code csv} after a line that begins with a path and ends with a colon is that file.
 */
record Walkthrough(List<Step> steps) {
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`.*:");
    private static final String FENCE = "```";
    private static final String ELLIPSIS = "...";

    /** One thing to do; {@code line} is where the document says so, the first being 1. */
    record Step(int line, Kind kind, String what, List<String> lines) {
        Step {
            lines = List.copyOf(lines);
        }

        /** Whether a command printed what the document shows. */
        boolean isShownBy(List<String> printed) {
            String shown = lines.stream().map(Step::pattern).collect(Collectors.joining());
            return Pattern.matches(shown, printed.stream().map(l -> l + "\n").collect(Collectors.joining()));
        }

        private static String pattern(String line) {
            if (line.strip().equals(ELLIPSIS)) {
                return "(?:.*\n)*?";
            }
            List<String> parts = new ArrayList<>();
            for (String part : line.split(Pattern.quote(ELLIPSIS), -1)) {
                parts.add(Pattern.quote(part));
            }
            return String.join(".*?", parts) + "\n";
        }
    }

    enum Kind {
        /** {@code what} is the path, {@code lines} what stands in it. */
        FILE,
        /** {@code what} is the command line, {@code lines} what it prints. */
        COMMAND
    }

    static Walkthrough of(List<String> document) {
        List<Step> steps = new ArrayList<>();
        String above = "";
        for (int at = 0; at < document.size(); at++) {
            String line = document.get(at);
            if (line.startsWith(FENCE)) {
                int end = at + 1 + document.subList(at + 1, document.size()).indexOf(FENCE);
                List<String> block = document.subList(at + 1, end);
                Matcher named = NAMED.matcher(above);
                if (line.equals(FENCE + "console")) {
                    steps.addAll(commands(block, at + 2));
                } else if (named.matches()) {
                    steps.add(new Step(at + 2, Kind.FILE, named.group(1), block));
                }
                at = end;
            }
            above = line.isBlank() ? above : line;
        }
        return new Walkthrough(List.copyOf(steps));
    }

    private static List<Step> commands(List<String> block, int firstLine) {
        List<Step> commands = new ArrayList<>();
        int at = 0;
        while (at < block.size()) {
            int begins = at;
            StringBuilder command = new StringBuilder(block.get(at++).substring(2));
            while (command.toString().endsWith("\\")) {
                command.setLength(command.length() - 1);
                command.append(block.get(at++).strip());
            }
            List<String> printed = new ArrayList<>();
            while (at < block.size() && !block.get(at).startsWith("$ ")) {
                printed.add(block.get(at++).stripTrailing());
            }
            commands.add(new Step(firstLine + begins, Kind.COMMAND, command.toString(), printed));
        }
        return commands;
    }
}
