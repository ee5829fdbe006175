package org.narrowgate.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.accounting.GeneralAccount;
import org.narrowgate.app.accounting.Period;
import org.narrowgate.app.accounting.PersonAccount;
import org.narrowgate.app.accounting.RecordsOfNumber;
import org.narrowgate.app.accounting.Selection;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.order.PersonList;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate accounting}: the permanent account of requests and disclosures, in general or of one person. */
@Command(
        name = "accounting",
        description = {
            "The permanent account of every request received and every disclosure made, refused ones too"
                    + " (26 U.S.C. 6103(p)(3)(A), (C); 5 U.S.C. 552a(c)). Reads, and writes nothing.",
            "Three counters, none of which follows from another. REQUESTS: each signed header once, by its SHA-256,"
                    + " also if it was sent again or a child run decides its held rows again; one that could not be"
                    + " read counts each time it came. INSTANCES: rows disclosed or confirmed in sealed releases."
                    + " PERSONS: different record keys among these, over all that is selected, so that lines do not"
                    + " add up to the total.",
            "A request counts on the day it first came, a disclosure on the day its package was sealed. A release that"
                    + " was authorised and never sealed disclosed nothing, and is named. Rows count by their last"
                    + " decision; withheld is on statute, agreement or form; unidentified is withheld because the"
                    + " records show nobody who is certainly the person asked for; undecided are also the rows of"
                    + " requests refused as a whole. --json lists the requests too, each with its date and purpose.",
            "With --person or --number: every disclosure of one record. What it shows is protected data; whether the person may"
                    + " see it is for counsel: 5 U.S.C. 552a(c)(3) excepts disclosures under (b)(7)."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate accounting --from 2026-01-01 --to 2026-12-31",
            "  narrowgate accounting --requester \"Department of Homeland Security\" --json",
            "  narrowgate accounting --person - < FILE",
            "  narrowgate accounting --number tin:900-70-0001",
            "What came after --to changes no account of a period whose runs were complete.",
            "Exit codes: 0 answered; 2 usage; 3 a kept request, 4 an accounting file is missing or altered: no answer."
        })
final class AccountingCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--person",
            paramLabel = "KEY",
            description = "The custodian's key of one record, as `explain` shows it; - reads it from standard input,"
                    + " where no shell's history and no list of processes shows it.")
    private Optional<String> person = Optional.empty();

    @Option(
            names = "--number",
            paramLabel = "NAME:NUMBER",
            description = "As --person, by a number that a released row states or of which it went, such as"
                    + " tin:900-70-0001; - reads it from standard input.")
    private Optional<String> number = Optional.empty();

    @Option(
            names = "--requester",
            paramLabel = "NAME",
            description = "Only what this agency asked and got, named as in its requests.")
    private Optional<String> requester = Optional.empty();

    @Option(names = "--from", paramLabel = "DATE", description = "First day (UTC); from the beginning if absent.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "Last day (UTC), included; to this day if absent.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw usage("--to is before --from: no day lies between them");
        }
        Selection selection = new Selection(requester, new Period(from, to));
        if (person.isPresent() && number.isPresent()) {
            throw usage("give --person or --number, not both");
        }
        Workspace opened = workspace.open();
        Custody custody = Protected.of(opened).custody();
        if (person.isPresent()) {
            PersonAccount account = PersonAccount.of(given("--person", person.get()), selection, custody);
            print(opened, account.text(), account.json());
        } else if (number.isPresent()) {
            byNumber(opened, selection, custody);
        } else {
            GeneralAccount account = GeneralAccount.of(selection, custody);
            print(opened, account.text(), account.json());
        }
        return Exit.DONE;
    }

    private void print(Workspace opened, String text, Json document) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    Printed.compact(document.put("custodian", opened.config().custodian())
                            .put("demo", opened.config().demo())));
        } else {
            out.println(opened.config().custodian() + (opened.config().demo() ? " (demo)" : ""));
            out.print(text);
        }
        out.flush();
    }

    private void byNumber(Workspace opened, Selection selection, Custody custody)
            throws IOException, DocumentException, RefusedException {
        byte[] line = given("--number", number.orElseThrow()).getBytes(StandardCharsets.UTF_8);
        List<PersonAccount> accounts = new ArrayList<>();
        for (String key : RecordsOfNumber.keys(PersonList.parse("--number", line), selection, custody)) {
            accounts.add(PersonAccount.of(key, selection, custody));
        }
        String text = accounts.stream().map(PersonAccount::text).collect(Collectors.joining("\n"));
        print(
                opened,
                text.isEmpty() ? "no row that was released states this number, and of none it went\n" : text,
                Json.object()
                        .put("protected", true)
                        .put(
                                "records",
                                accounts.stream().map(PersonAccount::json).toList()));
    }

    /** What was given alone; no message repeats it. */
    private String given(String option, String given) throws IOException {
        String text = given;
        if (given.equals(STANDARD_INPUT)) {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            text = line == null ? "" : line;
        }
        if (text.isBlank()) {
            throw usage(option + " is empty; `narrowgate explain RUN ROW` shows the key as `record`");
        }
        return text.strip();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
