package org.narrowgate.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How the words above and below the options of a help are set: prose is broken where a window of 80 columns needs it, and
 * a line that is indented (a command, a part of a file) stays as it is, because a command that was broken does something
 * else when it is copied.
 */
final class HelpLayout {
    private static final int WIDTH = UsageMessageSpec.DEFAULT_USAGE_WIDTH;

    private HelpLayout() {}

    static void installIn(CommandLine line) {
        Map<String, IHelpSectionRenderer> sections = new HashMap<>(line.getHelpSectionMap());
        sections.put(
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                help -> set(help, messages(help).description()));
        sections.put(
                UsageMessageSpec.SECTION_KEY_FOOTER,
                help -> set(help, flowed(messages(help).footer())));
        line.setHelpSectionMap(sections);
    }

    private static UsageMessageSpec messages(Help help) {
        return help.commandSpec().usageMessage();
    }

    private static String set(Help help, String... lines) {
        return Stream.of(lines)
                .map(line -> isVerbatim(line)
                        ? String.format(line + "%n")
                        : Help.join(help.ansi(), WIDTH, true, new String[] {line}, new StringBuilder())
                                .toString())
                .collect(Collectors.joining());
    }

    /** A line of the source that fills a line of the window goes on in the next one. */
    private static String[] flowed(String... lines) {
        List<String> flowed = new ArrayList<>();
        boolean goesOn = false;
        for (String line : lines) {
            if (goesOn && !isVerbatim(line)) {
                flowed.add(flowed.remove(flowed.size() - 1) + " " + line);
            } else {
                flowed.add(line);
            }
            goesOn = line.length() > WIDTH && !isVerbatim(line);
        }
        return flowed.toArray(String[]::new);
    }

    private static boolean isVerbatim(String line) {
        return line.isEmpty() || line.startsWith(" ");
    }
}
