package org.narrowgate.app.setup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.narrowgate.app.demo.DemoFiles;
import org.narrowgate.app.demo.GeneratedRequest;
import org.narrowgate.app.demo.Population;
import org.narrowgate.app.demo.PopulationWriter;
import org.narrowgate.app.demo.RequestGenerator;
import org.narrowgate.app.demo.RequestParts;
import org.narrowgate.app.demo.Scenario;
import org.narrowgate.app.demo.Synthetic;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.PaperDraft;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/**
 * The demonstration's workspace: invented parties, people, agreement and request around one scenario. Every part is
 * made whole or not at all, and none twice, so that making it again goes on where it was cut off.
 */
public final class DemoWorkspace {
    private static final Pattern MOST_ROWS = Pattern.compile("(?m)^rows_per_request: (\\d+)");
    private static final Pattern READINGS = Pattern.compile("(?m)^readings: .*$");

    /** When the papers on offices were filed. */
    private static final Instant FOUNDED = Instant.parse("2025-12-01T09:00:00Z");

    private final Path root;
    private final Path keys;
    private final Scenario scenario;
    private final SecureRandom random;
    private final DemoIdentities identities;

    /** {@code keys} must lie outside {@code root}. */
    public DemoWorkspace(Path root, Path keys, Scenario scenario, SecureRandom random) {
        this.root = root.toAbsolutePath().normalize();
        this.keys = keys.toAbsolutePath().normalize();
        this.scenario = scenario;
        this.random = random;
        this.identities = new DemoIdentities(this.root, this.keys, random);
    }

    /** Folder of the signed request. */
    public Path request() {
        return root.resolve("incoming").resolve(RequestParts.REQUEST_ID);
    }

    /** What is known of bars in the story. */
    public Path bars() {
        return root.resolve("orders/bars.yaml");
    }

    /** Of which kind each row was made: row, defect, outcome, element. */
    public Path strata() {
        return root.resolve("demo").resolve(Synthetic.MARK + "-strata.csv");
    }

    public Path persons() {
        return root.resolve("records/persons.parquet");
    }

    /**
     * Its three witnesses, who answer until they are closed.
     *
     * @param said is told what a witness has to say to who runs it
     */
    public DemoWitnesses witnesses(Consumer<String> said) throws IOException {
        DemoWitnesses three = new DemoWitnesses(root, identities, said);
        boolean started = false;
        try {
            DemoWitnesses answering = three.start();
            started = true;
            return answering;
        } finally {
            if (!started) {
                three.close();
            }
        }
    }

    /** The instant at which the story's decision falls. */
    public Instant decisionTime() {
        return scenario.decisionDay().atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
    }

    /** Makes what is not there yet, unless another process is at it. */
    public void make(DemoSources sources, Progress progress) throws IOException, DocumentException {
        make(sources, Optional.empty(), progress);
    }

    /** The same up to the agreement: its text lies there and cites these readings, and nobody has proposed it yet. */
    public void makeUnsigned(DemoSources sources, List<String> readings, Progress progress)
            throws IOException, DocumentException {
        make(sources, Optional.of(readings), progress);
    }

    private void make(DemoSources sources, Optional<List<String>> unsigned, Progress progress)
            throws IOException, DocumentException {
        Files.createDirectories(strata().getParent());
        try (FileChannel lock =
                FileChannel.open(root.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new IOException(root + ": another process is making this demonstration; wait until it has ended");
            }
            makeAlone(sources, unsigned, progress);
        }
    }

    /** Where a demonstration that is being made says its size, so that it can be gone on with. */
    public static Path size(Path root) {
        return root.resolve("demo").resolve(Synthetic.MARK + "-size.json");
    }

    private void makeAlone(DemoSources sources, Optional<List<String>> unsigned, Progress progress)
            throws IOException, DocumentException {
        writeOnce(
                size(root),
                new String(
                        Json.object()
                                .put("rows", scenario.rows())
                                .put("people", scenario.people())
                                .compact(),
                        StandardCharsets.UTF_8));
        NewWorkspace made =
                new NewWorkspace(root, keys, "Internal Revenue Service", "narrowgate-demo.example/irs", random);
        made.makeFoldersAndKeys(decisionTime());
        Synthetic.mark(root);
        identities.make();
        Population population = Population.of(scenario);
        RequestParts parts = RequestParts.of(scenario, population);
        Path agreement = root.resolve("agreements/" + parts.agreement() + ".yaml");
        String text = holding(Files.readString(sources.agreement()));
        writeOnce(
                agreement,
                "# " + Synthetic.NOTICE + "; SYNTHETIC\n"
                        + unsigned.map(readings -> READINGS.matcher(text).replaceAll("readings: " + readings))
                                .orElse(text));
        writeOnce(
                root.resolve("orders").resolve(Workspace.STATEMENT),
                "# " + Synthetic.MARK + "\n"
                        + NewWorkspace.statementOfNoBars(decisionTime(), DemoParty.DECIDER.person + " (invented)"));
        writeOnce(root.resolve("safeguards/department-of-homeland-security.yaml"), safeguards());
        makeRecords(population, progress);
        makeRequest(population, parts, progress);
        made.writeConfig(config(parts));
        filePapers(sources, unsigned.isEmpty(), parts.agreement(), AgreementTexts.sha256(WholeFile.read(agreement)));
    }

    /** Name of who lets go in the story; another official may as well. */
    public static String releasingOfficial() {
        return DemoParty.RELEASER.person;
    }

    /** Where the story's key of a person lies. */
    public Path key(String slug) {
        return identities.key(slug);
    }

    /** The register is open only for so long as it takes. */
    private void filePapers(DemoSources sources, boolean signed, String agreement, String sha256)
            throws IOException, DocumentException {
        Workspace workspace = Workspace.open(root);
        try (Register register = Register.open(workspace.register(), Workspace.signer(workspace.registerKey()))) {
            fileOffices(workspace, register, sources.offices());
            if (signed) {
                new DemoAgreement(workspace, register, sources.packs(), identities, agreement, sha256).file();
            }
        }
    }

    private void fileOffices(Workspace workspace, Register register, Path written)
            throws IOException, DocumentException {
        byte[] text = PaperDraft.ready("# " + Synthetic.NOTICE + "; SYNTHETIC\n" + Files.readString(written), root);
        Path signature = Papers.signature(
                workspace, PaperKind.OFFICES, Paper.parse("the paper", text).id());
        byte[] p7s = Files.exists(signature)
                ? WholeFile.read(signature)
                : DetachedSignature.sign(text, identities.of(DemoParty.REGISTRAR));
        try {
            new PaperReception(workspace, register, FOUNDED).file(text, p7s);
        } catch (PaperRefusal refused) {
            throw new IOException(written + ": " + refused.getMessage(), refused);
        }
    }

    /** The agreement with room for the rows of the scenario, which it would else refuse as a whole. */
    private String holding(String agreement) {
        return MOST_ROWS
                .matcher(agreement)
                .replaceAll(most -> "rows_per_request: " + Math.max(Long.parseLong(most.group(1)), scenario.rows()));
    }

    /** Two years, so that the story can be released long after the day on which it plays. */
    private String safeguards() {
        return String.format(
                Locale.ROOT,
                """
                # SYNTHETIC: %s.
                # What the custodian last found of the recipient's safeguards (26 U.S.C. 6103(p)(4)). A finding reads
                #   - {id: SG-1, citation: "26 U.S.C. 6103(p)(4)(C)", opened: 2026-01-10, plan: 2026-06-30}
                # and bars the release while it has no plan, or one whose day has passed.
                recipient: %s
                as_of: %s
                until: %s
                by: %s
                open_findings: []
                """,
                Synthetic.NOTICE,
                NewWorkspace.quoted("Department of Homeland Security"),
                scenario.signedOn(),
                scenario.signedOn().plusYears(2),
                NewWorkspace.quoted(DemoParty.COMMISSIONER.person + " (invented)"));
    }

    private void makeRecords(Population population, Progress progress) throws IOException {
        Path records = root.resolve("records");
        if (!Files.isDirectory(records)) {
            Path partial = root.resolve("records.partial");
            delete(partial);
            progress.stage("making people", population.size());
            PopulationWriter.write(population, partial, progress::done);
            Files.move(partial, records, StandardCopyOption.ATOMIC_MOVE);
        }
        DemoFiles.recordsMapping(root.resolve("records.yaml"), records);
    }

    private void makeRequest(Population population, RequestParts parts, Progress progress)
            throws IOException, DocumentException {
        if (Files.isRegularFile(request().resolve(RequestPackage.SIGNATURE))) {
            return;
        }
        Path partial = root.resolve("incoming.partial");
        delete(partial);
        Files.createDirectories(partial);
        Files.createDirectories(root.resolve("incoming"));
        progress.stage("making the request", scenario.rows());
        GeneratedRequest made =
                RequestGenerator.write(scenario, population, partial.resolve("rows.csv"), strata(), progress::done);
        DemoFiles.bars(bars(), scenario, made);
        Synthetic.mark(root.resolve("incoming"));
        RequestPackage.write(partial, header(parts, made.rows()));
        RequestPackage finished = RequestPackage.finish(partial);
        AtomicFile.write(
                partial.resolve(RequestPackage.SIGNATURE),
                DetachedSignature.sign(finished.headerBytes(), identities.of(DemoParty.REQUEST_SIGNER)));
        delete(request());
        Files.move(partial, request(), StandardCopyOption.ATOMIC_MOVE);
    }

    private RequestHeader header(RequestParts parts, long rows) throws IOException {
        return new RequestHeader(
                parts.id(),
                parts.signedOn(),
                parts.expires(),
                parts.requester(),
                parts.addressee(),
                parts.signer(),
                parts.agreement(),
                parts.authority(),
                parts.purpose(),
                parts.attestations(),
                parts.officials(),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "0".repeat(64), rows),
                Certificates.fingerprint(Certificates.read(identities.certificate(DemoParty.RECIPIENT.slug))));
    }

    private String config(RequestParts parts) {
        String offices = parts.offices().stream()
                .map(o -> NewWorkspace.quoted(o.line() + ", " + o.city() + " " + o.state() + " " + o.zip()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                """
                # SYNTHETIC: %s.
                custodian: Internal Revenue Service
                # Draft packs run only in a workspace marked so.
                demo: true
                deciding_official: %s
                keys: %s
                log: {register: narrowgate-demo.example/irs/register, decisions: narrowgate-demo.example/irs/decisions}
                records: records.yaml
                requester_addresses: [%s]
                # Whose certificates count, and the lists of those that no longer do. Both are kept here; nothing is fetched.
                roots: [certificates/custodian-root.pem, certificates/requester-root.pem]
                revocation_lists: [certificates]
                # Who files papers on offices before an office that may is on file.
                registrar: certificates/registrar.pem
                """,
                Synthetic.NOTICE,
                NewWorkspace.quoted(DemoParty.DECIDER.person),
                NewWorkspace.quoted(keys.toString()),
                offices);
    }

    private static void writeOnce(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
