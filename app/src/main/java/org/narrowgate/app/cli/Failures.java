package org.narrowgate.app.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints failures: for people to standard error; with {@code --json} one document to standard output as well. */
final class Failures {
    private static final String JSON = "--json";

    private Failures() {}

    static void installIn(CommandLine line) {
        line.registerConverter(Instant.class, moment(Instant::parse, "an instant such as 2026-03-02T09:00:00Z"));
        line.registerConverter(LocalDate.class, moment(LocalDate::parse, "a day such as 2026-03-02"));
        line.registerConverter(Path.class, Failures::path);
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> print(Failure.of(failure), command, parsed.originalArgs()));
        line.setParameterExceptionHandler(Failures::usage);
    }

    private static int usage(ParameterException misused, String[] args) {
        CommandLine command = misused.getCommandLine();
        Failure failure = Failure.usage(String.valueOf(misused.getMessage()));
        print(failure, command, List.of(args));
        PrintWriter err = command.getErr();
        if (!UnmatchedArgumentException.printSuggestions(misused, err)) {
            command.usage(err);
        }
        err.flush();
        return Exit.USAGE;
    }

    static int print(Failure failure, CommandLine command, List<String> args) {
        command.getErr().println("narrowgate: " + Printed.plain(failure.message()));
        if (failure.exit() != Exit.USAGE) {
            command.getErr().println("(" + failure.code() + " in docs/operator.md)");
        }
        command.getErr().flush();
        if (args.contains(JSON)) {
            command.getOut().println(Printed.compact(failure.json()));
            command.getOut().flush();
        }
        return failure.exit();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException unfit) {
            throw new TypeConversionException(
                    "no file can have the name '" + text + "' in the locale of this account; set LC_ALL=C.UTF-8");
        }
    }

    private static <T> ITypeConverter<T> moment(Function<String, T> parse, String form) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (DateTimeParseException unfit) {
                throw new TypeConversionException("'" + text + "' is not " + form);
            }
        };
    }
}
