package org.narrowgate.app.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** Entry point of {@code narrowgate}. */
@Command(
        name = "narrowgate",
        description = "The gate through which a protected record leaves an agency.",
        mixinStandardHelpOptions = true,
        version = "narrowgate 0.1.0",
        footer = {
            "",
            "Exit codes: 0 done; 1 done, but something needs a person; 2 usage; 3 bad input; 4 cannot go on.",
            "Narrowgate gives no legal advice; a named official decides and answers for it."
        })
public final class Main {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            InitCommand.class,
            LawCommand.class,
            ReadingCommand.class,
            AgreementCommand.class,
            OfficeCommand.class,
            OrderCommand.class,
            EraseCommand.class,
            IncidentCommand.class,
            SafeguardsCommand.class,
            DecideCommand.class,
            DecisionsCommand.class,
            ExplainCommand.class,
            HoldCommand.class,
            DueCommand.class,
            ReleaseCommand.class,
            OpenCommand.class,
            VerifyCommand.class,
            LedgerCommand.class,
            TimestampCommand.class,
            ExportCommand.class,
            WitnessCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            IdentityCommand.class,
            ReportCommand.class,
            AccountingCommand.class,
            RebuildCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            AddressCommand.class,
            NameCommand.class,
            RecordsCommand.class,
            RequestCommand.class,
            SignCommand.class);

    private Main() {}

    public static void main(String[] args) {
        CommandLine line = commandLine(needed(args));
        int exit;
        try {
            exit = line.execute(args);
        } catch (Error fatal) {
            exit = Failures.print(Failure.of(fatal), line, List.of(args));
        }
        System.exit(exit);
    }

    /** All of them take half a second to read; one that is named takes a tenth. */
    private static List<Class<?>> needed(String[] args) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> args.length > 0
                        && command.getAnnotation(Command.class).name().equals(args[0]))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    /** One that can take these arguments. */
    static CommandLine commandLineFor(List<String> args) {
        return commandLine(needed(args.toArray(String[]::new)));
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Main());
        commands.forEach(line::addSubcommand);
        Failures.installIn(line);
        takeWorkspace(line);
        HelpLayout.installIn(line);
        return line;
    }

    /** Scripts may name the workspace with every command, also with those that need none. */
    private static void takeWorkspace(CommandLine command) {
        command.getSubcommands().values().forEach(Main::takeWorkspace);
        if (command.getSubcommands().isEmpty() && command.getCommandSpec().findOption("--workspace") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("--workspace")
                            .paramLabel("DIR")
                            .type(Path.class)
                            .hidden(true)
                            .build());
        }
    }
}
