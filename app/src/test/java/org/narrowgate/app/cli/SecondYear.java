package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.timestamp.TestAuthority;

/**
 * What a second log of decisions brings: an authority on this machine that stamps the time of both, a request for some
 * persons of the first once more, and an incident on what left of either.
 */
final class SecondYear implements AutoCloseable {
    private static final String DAY = "2026-03-03T09:00:00Z";
    private static final int ROWS = 30;

    private final Story story;
    private final RegistrarsDesk desk;
    private final Path folder;
    private final TestAuthority authority;

    private SecondYear(Story story, RegistrarsDesk desk, Path folder, TestAuthority authority) {
        this.story = story;
        this.desk = desk;
        this.folder = folder;
        this.authority = authority;
    }

    /** Begins to stamp for the workspace. */
    static SecondYear begin(Story story, RegistrarsDesk desk, Path folder) throws IOException {
        TestAuthority authority = TestAuthority.start(
                0,
                () -> Instant.parse(DAY),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2028-01-01T00:00:00Z"),
                new SecureRandom());
        Path trust = Files.createDirectories(folder.resolve("time"));
        authority.write(trust);
        Files.writeString(
                story.root().resolve("narrowgate.yaml"),
                "timestamps: {url: '" + authority.url() + "', roots: ['" + trust.resolve("root.pem")
                        + "'], revocation_lists: ['" + trust.resolve("root.crl") + "']}\n",
                StandardOpenOption.APPEND);
        return new SecondYear(story, desk, folder, authority);
    }

    /** Decides the first rows of the story's request again, as another request. */
    long decided() throws Exception {
        Path request = Files.createDirectories(folder.resolve("second"));
        try (Stream<String> rows = Files.lines(story.demo().request().resolve("rows.csv"))) {
            Files.write(request.resolve("rows.csv"), rows.limit(1 + ROWS).toList());
        }
        String header = Files.readString(story.demo().request().resolve("request.json"));
        Files.writeString(request.resolve("request.json"), header.replace("SYNTHETIC-request-1", "SYNTHETIC-second"));
        Desk sender = new Desk();
        assertThat(sender.run(
                        "request",
                        "sign",
                        request.toString(),
                        "--key",
                        story.demo().key("request-signer").toString(),
                        "--certificate",
                        certificate("request-signer")))
                .as(sender.out.toString())
                .isZero();
        desk.run("decide", request.toString(), "--bars", story.demo().bars().toString(), "--at", DAY);
        List<Long> runs = Registry.read(story.workspace().register()).runs();
        return runs.get(runs.size() - 1);
    }

    private String certificate(String who) {
        return story.root().resolve("certificates/" + who + ".pem").toString();
    }

    private void done(String... args) {
        assertThat(desk.run(args)).as(desk.out() + desk.err()).isEqualTo(Exit.DONE);
    }

    /** Incidents, accounts and time-stamps of what was released of a run in the log that ended, and of one in the next. */
    void stands(long run, long second) throws Exception {
        wentWrong(run, second);
        wentWrong(second, run);
        isReported(run, "mailing_address, name, tin");
        isReported(second, "confirmation of the address stated");
        isAccountedFor(run, second);
        isStamped();
    }

    /** Each log is stamped by itself, and what is stamped of one says nothing of another. */
    private void isStamped() throws Exception {
        done("timestamp", "ask");
        done("timestamp", "list", "--json");
        Json said = Json.read(desk.out().getBytes(StandardCharsets.UTF_8));
        assertThat(said.objects("timestamps").stream()
                        .map(stamp -> stamp.text("log").replaceFirst(".*/irs/", ""))
                        .distinct()
                        .sorted()
                        .toList())
                .containsExactly("decisions", "decisions/2027", "register");
        assertThat(said.objects("without")).isEmpty();
        Path stamps = story.root().resolve("timestamps");
        Path ended = stamps.resolve("decisions/1000.tsr");
        byte[] first = Files.readAllBytes(ended);
        anotherLogs(stamps);
        aLogThatTheRegisterDoesNotHave(stamps);
        Files.write(ended, new byte[] {1});
        assertThat(desk.run("timestamp", "ask")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains(ended.toString(), "not asked for again while it lies there");
        assertThat(Files.readAllBytes(ended)).as("never written over").hasSize(1);
        assertThat(desk.run("timestamp", "list")).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out()).contains("/irs/decisions: 1000 entries, from 0 on, are under no time-stamp");
        Files.write(ended, first);
    }

    private void anotherLogs(Path stamps) throws Exception {
        for (String file : List.of("1000.checkpoint", "1000.tsr")) {
            Files.copy(
                    stamps.resolve("decisions").resolve(file),
                    stamps.resolve("decisions-2027").resolve(file));
        }
        damaged(stamps.resolve("decisions-2027/1000.checkpoint").toString());
        for (String file : List.of("1000.checkpoint", "1000.tsr")) {
            Files.delete(stamps.resolve("decisions-2027").resolve(file));
        }
    }

    private void aLogThatTheRegisterDoesNotHave(Path stamps) throws Exception {
        Path lost = Files.createDirectories(stamps.resolve("decisions-2028"));
        damaged(lost + ": these are time-stamps of a log that the register does not have");
        Files.delete(lost);
    }

    private void damaged(String words) throws Exception {
        assertThat(story.verify().damages()).singleElement().asString().contains(words);
    }

    /** The report says what went, be it no more than a confirmation. */
    private void isReported(long run, String elements) {
        done("incident", "report", "INC-" + run, "--at", DAY);
        assertThat(desk.out()).contains("Data elements involved\n  " + elements + "\n");
    }

    /** An incident on what left of a run; its file has receipts that the trust file of that release proves. */
    private void wentWrong(long run, long other) throws Exception {
        String incident = "INC-" + run;
        paper(
                "privacy-officer",
                "open " + incident + " --kind FOUND_WANTING --ground COMPLAINT --release run-" + run
                        + " --contact Chief --how Complaint --description Gone --place Here --technology Package");
        paper("counsel", "reported " + incident + " --to Inspector");
        done("incident", "show", incident, "--at", DAY);
        assertThat(desk.out()).contains("rows of run-" + run + "  told " + DAY);
        Path file = folder.resolve(incident);
        done("incident", "file", incident, "--out", file.toString(), "--at", DAY);
        assertThat(file.resolve("papers/" + incident + ".reported-1.yaml")).isRegularFile();
        assertThat(verified(file, run)).isEqualTo(Exit.DONE);
        assertThat(verified(file, other))
                .as("under the trust file of the other log")
                .isEqualTo(Exit.NEEDS_A_PERSON);
    }

    private int verified(Path file, long run) {
        return new Desk()
                .run(
                        "verify",
                        "--receipt",
                        file.toString(),
                        "--policy",
                        story.root()
                                .resolve("releases/run-" + run + ".trust.policy")
                                .toString());
    }

    private void paper(String who, String command) {
        List<String> args = new ArrayList<>(List.of("incident"));
        args.addAll(List.of(command.split(" ", -1)));
        args.addAll(List.of("--key", story.demo().key(who).toString(), "--certificate", certificate(who), "--at", DAY));
        done(args.toArray(String[]::new));
    }

    /** Of one person both disclosures are told, from whichever log. */
    private void isAccountedFor(long first, long second) throws Exception {
        List<String> before = persons(first);
        String both =
                persons(second).stream().filter(before::contains).findFirst().orElseThrow();
        done("accounting", "--person", both, "--json");
        Json person = Json.read(desk.out().getBytes(StandardCharsets.UTF_8));
        assertThat(person.objects("disclosures"))
                .extracting(disclosure -> disclosure.number("run"))
                .containsExactly(first, second);
    }

    /** The custodian's keys of those of whom something went. */
    private List<String> persons(long run) throws Exception {
        return story.rows(run).stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM)
                .map(row -> row.identification().getOrDefault("record", ""))
                .toList();
    }

    @Override
    public void close() {
        authority.close();
    }
}
