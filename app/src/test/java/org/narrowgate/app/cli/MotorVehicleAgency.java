package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.narrowgate.app.run.Story;
import org.narrowgate.app.setup.CustodianWorkspace;
import org.narrowgate.app.setup.NewWorkspace;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.workspace.Workspace;

/** The example of a motor-vehicle agency as it is shipped, from an empty folder; a test changes files before it acts. */
final class MotorVehicleAgency {
    static final Path EXAMPLE = Story.home().resolve("examples/motor-vehicles");

    private static final String DAY = "2026-03-10T09:00:00Z";
    private static final Instant FILED = Instant.parse("2026-01-12T09:00:00Z");
    private static final String PACKS = Story.home().resolve("packs").toString();

    final Path root;
    final Desk people = new Desk();
    private final Path folder;
    private final Path keys;
    private final Path sent;
    private final FoundedOffices founded;

    MotorVehicleAgency(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.root = folder.resolve("workspace");
        this.keys = folder.resolve("keys");
        this.sent = folder.resolve("sent");
        Files.createDirectories(folder.resolve("request"));
        CustodianWorkspace.make(
                new NewWorkspace(
                        root, keys, "Alder State Motor Vehicle Division", "vehicles.example/gate", new SecureRandom()),
                EXAMPLE.resolve("records.yaml"),
                Optional.empty(),
                true,
                "Bram Ostervold",
                Optional.empty(),
                Instant.parse(DAY));
        founded = new FoundedOffices(root, keys, FILED);
        for (String person : List.of("clerk", "desk", "director", "officer", "counsel")) {
            founded.issue(person);
        }
        copy("offices.yaml", offices());
        copy("agreement.yaml", root.resolve("agreements/ASMVD-PE-1.yaml"));
        copy("safeguards.yaml", root.resolve("safeguards/port-ellery.yaml"));
        copy("bars.yaml", folder.resolve("bars.yaml"));
        Files.createDirectories(root.resolve("records"));
        for (String file : List.of("records/holders.csv", "records/residences.csv")) {
            copy(file, root.resolve(file));
        }
        for (String file : List.of("request/rows.csv", "request/mapping.yaml")) {
            copy(file, folder.resolve(file));
        }
    }

    private static void copy(String file, Path to) throws IOException {
        Files.copy(EXAMPLE.resolve(file), to);
    }

    static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    /** The paper on offices, as long as it is not filed. */
    Path offices() {
        return folder.resolve("offices.yaml");
    }

    Path agreement() {
        return root.resolve("agreements/ASMVD-PE-1.yaml");
    }

    Path mapping() {
        return folder.resolve("request/mapping.yaml");
    }

    private int run(String... args) {
        return people.run(args);
    }

    private void done(String... args) {
        assertThat(run(args)).as(people.out.toString()).isZero();
    }

    /** Files the offices and the agreement, imports and signs the request, decides it: the rows by their id. */
    Map<String, DecidedRow> decide() throws Exception {
        founded.file(Files.readString(offices()));
        founded.agree(agreement(), new FoundedOffices.Parties("officer", "counsel", "director", "clerk"));
        done("records", "index", "--workspace", root.toString());
        done(
                "request",
                "import",
                folder.resolve("request/rows.csv").toString(),
                "--mapping",
                mapping().toString(),
                "--out",
                sent.toString(),
                "--packs",
                PACKS);
        Files.copy(founded.certificate("desk"), sent.resolve("recipient.pem"));
        done(
                "request",
                "sign",
                sent.toString(),
                "--key",
                founded.key("clerk").toString(),
                "--certificate",
                founded.certificate("clerk").toString());
        String bars = folder.resolve("bars.yaml").toString();
        assertThat(run("decide", sent.toString(), "--workspace", root.toString(), "--bars", bars, "--at", DAY))
                .as(people.out.toString())
                .isIn(Exit.DONE, Exit.NEEDS_A_PERSON);
        Workspace workspace = Workspace.open(root);
        WorkspaceKey key = WorkspaceKey.read(workspace.workspaceKey(), root, new SecureRandom());
        Map<String, DecidedRow> rows = new TreeMap<>();
        RunRecord.open(workspace, key, new Openings(workspace.evidence(), key, new SecureRandom()), run())
                .forEachRow(row -> rows.put(row.rowId(), row));
        return rows;
    }

    private long run() throws Exception {
        return Registry.read(Workspace.open(root).register()).runs().get(0);
    }

    Path authorisation() {
        return folder.resolve("release.json");
    }

    int draft() throws Exception {
        String text = authorisation().toString();
        return run("release", run() + "", "--draft", text, "--workspace", root.toString(), "--at", DAY);
    }

    /** The officer is made chief of safeguards, too, once the agreement is in force. */
    void appointsAChiefOfSafeguards() throws Exception {
        Path paper = folder.resolve("chief.yaml");
        Files.writeString(paper, """
                paper: ASMVD-OFFICES-2
                kind: offices
                custodian: Alder State Motor Vehicle Division
                by: Nell Harbison
                offices:
                  - {id: safeguards-chief, title: Chief of Safeguards, agency: Alder State Motor Vehicle Division,
                     side: custodian, level: state, acts: [review-safeguards]}
                tenures:
                  - {id: t-chief, person: bram-ostervold, office: safeguards-chief, as: permanent, from: 2026-03-09}
                """);
        signed("registrar", "office", "file", paper.toString());
    }

    /** The officer files that the city's desk is cleared and trained until before a day. */
    void clears(String until) {
        signed(
                "officer",
                "safeguards",
                "clear",
                "--recipient",
                "City of Port Ellery",
                "--official",
                "Tove Marrick",
                "--clearance-until",
                until,
                "--training-until",
                until);
    }

    private void signed(String slug, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(
                "--key",
                founded.key(slug).toString(),
                "--certificate",
                founded.certificate(slug).toString(),
                "--workspace",
                root.toString(),
                "--at",
                DAY));
        done(all.toArray(String[]::new));
    }

    /** The director signs the text and has it sealed; the city's desk opens it: the files by their name. */
    Map<String, String> releasedAndOpened() throws Exception {
        Path text = authorisation();
        assertThat(draft()).as(people.out.toString()).isZero();
        Files.write(Path.of(text + ".p7s"), founded.sign(Files.readAllBytes(text), "director"));
        done("release", run() + "", "--authorisation", text + ".p7s", "--workspace", root.toString(), "--at", DAY);
        Path opened = folder.resolve("opened");
        done(
                "open",
                root.resolve("releases/run-" + run() + "/release-001.cms").toString(),
                "--key",
                founded.key("desk").toString(),
                "--certificate",
                founded.certificate("desk").toString(),
                "--policy",
                root.resolve("releases/run-" + run() + ".trust.policy").toString(),
                "--out",
                opened.toString());
        done("verify", "--workspace", root.toString());
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(opened)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        opened.relativize(file).toString(),
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** What is owed to who asked, as `due` tells it; nothing may be overdue. */
    String due() {
        Desk asked = new Desk();
        assertThat(asked.run("due", "--workspace", root.toString())).isEqualTo(Exit.DONE);
        return asked.out.toString();
    }

    String status() {
        Desk asked = new Desk();
        asked.run("status", "--workspace", root.toString());
        return asked.out.toString();
    }
}
