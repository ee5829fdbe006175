package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.agreement.AgreementStanding;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.pack.Rulebooks;
import org.narrowgate.engine.records.PostgresRecords;
import org.narrowgate.engine.records.RecordsMapping;
import org.narrowgate.engine.safeguard.Safeguards;
import org.narrowgate.engine.secondlock.LockFile;
import org.narrowgate.engine.workspace.Workspace;

/** What a workspace lacks before a request can be answered from it: each with what to do about it. */
public final class Readiness {
    private final Workspace workspace;
    private final Path packs;
    private final Instant now;
    private final Opinions opinions;
    private final Officials officials;
    private final Agreements agreements;
    private final List<Lack> lacking = new ArrayList<>();

    /** Unless every agreement is known to be one under which no element looks at safeguards. */
    private boolean safeguardsAsked;

    /** What lacks; each has its entry in the operator's runbook. */
    public enum Kind {
        DECIDER,
        ROLE,
        CERTIFICATE,
        MAPPING,
        RECORDS,
        SECOND_LOCK,
        AGREEMENT,
        AGREEMENT_FILE,
        PACK,
        DRAFT_PACK,
        OPINION,
        IN_FORCE,
        SIGNATURES,
        BARS,
        SAFEGUARDS
    }

    /** What cannot be done before it is mended. */
    public enum Stops {
        DECIDE,
        RELEASE,
        /** Rows are decided and answered, but less goes than could. */
        NOTHING
    }

    /** One thing that lacks: what it is, and what to do. */
    public record Lack(Kind kind, Stops stops, String what, String remedy) {
        @Override
        public String toString() {
            return remedy.isEmpty() ? what : what + "; " + remedy;
        }
    }

    private void lack(Kind kind, Stops stops, String what, String remedy) {
        lacking.add(new Lack(kind, stops, what, remedy));
    }

    private Readiness(Workspace workspace, Path packs, Instant now) throws IOException, DocumentException {
        this.workspace = workspace;
        this.packs = packs;
        this.now = now;
        this.agreements = Agreements.of(workspace);
        this.officials = agreements.officials();
        this.opinions = Opinions.of(workspace, now);
    }

    /**
     * Looks the workspace through; nothing is changed and no record is read.
     *
     * @param packs folder of the statute packs
     * @return empty if nothing is lacking
     */
    public static List<Lack> lacking(Workspace workspace, Path packs, Instant now)
            throws IOException, DocumentException {
        Readiness readiness = new Readiness(workspace, packs, now);
        readiness.officials();
        readiness.records();
        readiness.secondLock();
        readiness.agreements();
        readiness.statement();
        readiness.opinions.refusals().forEach(why -> readiness.lack(Kind.OPINION, Stops.NOTHING, why, ""));
        if (readiness.safeguardsAsked
                && files(workspace.safeguards(), "*.yaml").isEmpty()
                && Safeguards.of(workspace).all().stream()
                        .allMatch(each -> each.evidence().isEmpty())) {
            readiness.lack(
                    Kind.SAFEGUARDS,
                    Stops.RELEASE,
                    "safeguards/ holds no safeguards document: rows can be decided, but nothing can be released",
                    "`release RUN --draft FILE` names what is wanting");
        }
        return List.copyOf(readiness.lacking);
    }

    private void officials() {
        String name = workspace.config().decidingOfficial();
        boolean decider = officials.who(Mandate.of(Act.DECIDE, Side.CUSTODIAN), now).stream()
                .anyMatch(official -> official.name().equals(name));
        if (!decider) {
            lack(
                    Kind.DECIDER,
                    Stops.DECIDE,
                    "nobody of the name of `deciding_official` may `decide` today",
                    "file a paper on the office (`office file`), or name who may (`office who --may decide`)");
        }
        may(Reception.SIGNS, Stops.DECIDE);
        may(Mandate.of(Act.AGREEMENT, Side.CUSTODIAN), Stops.RELEASE);
        may(Mandate.of(Act.RECEIVE, Side.REQUESTER), Stops.RELEASE);
        for (Person person : officials.roster().persons()) {
            certificates(person);
        }
    }

    private void may(Mandate mandate, Stops stops) {
        if (officials.who(mandate, now).isEmpty()) {
            String under = mandate.provision().isEmpty() ? "" : " under " + mandate.provision();
            lack(
                    Kind.ROLE,
                    stops,
                    "nobody with a certificate on file may `" + mandate.act().word() + "`" + under + " today",
                    "`office who --may " + mandate.act().word()
                            + (mandate.provision().isEmpty() ? "" : " --provision " + mandate.provision())
                            + "` says what is lacking");
        }
    }

    private void certificates(Person person) {
        for (String fingerprint : officials.roster().certificatesOf(person.id())) {
            officials
                    .certificate(fingerprint)
                    .flatMap(certificate -> officials.refusal(certificate, now))
                    .ifPresent(why -> lack(
                            Kind.CERTIFICATE,
                            Stops.RELEASE,
                            "of " + person.name() + ", " + why,
                            "have one issued that counts today, and file whose it is"));
        }
    }

    private void records() throws IOException {
        Path file = workspace.config().records();
        if (!Files.isRegularFile(file)) {
            lack(Kind.MAPPING, Stops.DECIDE, file + " is missing", "map your records there");
            return;
        }
        try {
            RecordsMapping mapping = RecordsMapping.read(file);
            List<String> named = new ArrayList<>(mapping.persons().table().files());
            named.addAll(mapping.addresses().table().files());
            for (String records : named) {
                if (!isThere(mapping.base().resolve(records).toString())) {
                    lack(
                            Kind.RECORDS,
                            Stops.DECIDE,
                            records + ": there is no such file of records",
                            "correct the mapping in " + file);
                }
            }
            if (mapping.server().isPresent()) {
                PostgresRecords.refusal(mapping).ifPresent(why -> lack(Kind.RECORDS, Stops.DECIDE, why, ""));
            }
        } catch (DocumentException wrong) {
            lack(Kind.MAPPING, Stops.DECIDE, String.valueOf(wrong.getMessage()), "");
        }
    }

    private void secondLock() {
        try {
            Optional<LockFile> unused = LockFile.of(workspace.config());
        } catch (DocumentException wrong) {
            lack(
                    Kind.SECOND_LOCK,
                    Stops.DECIDE,
                    String.valueOf(wrong.getMessage()),
                    "put back the file that `second_lock` of narrowgate.yaml names, or make one (`identity train`)");
        }
    }

    private static boolean isThere(String records) throws IOException {
        int name = records.lastIndexOf('/') + 1;
        if (!records.matches(".*[*?\\[{].*")) {
            return Files.exists(Path.of(records));
        }
        // A folder given by a pattern is for the database to find.
        String folder = records.substring(0, name);
        return folder.matches(".*[*?\\[{].*")
                || !files(Path.of(folder), records.substring(name)).isEmpty();
    }

    private void statement() throws IOException {
        Path file = workspace.orders().resolve(Workspace.STATEMENT);
        String otherwise = "without a dated statement on bars, or `decide --bars FILE`, no row is disclosed";
        if (!Files.isRegularFile(file)) {
            lack(
                    Kind.BARS,
                    Stops.NOTHING,
                    "orders/" + Workspace.STATEMENT + " is missing: " + otherwise,
                    "make one, as `init --help` shows");
            return;
        }
        try {
            if (!BarsReader.read(file, today()).stated()) {
                lack(
                        Kind.BARS,
                        Stops.NOTHING,
                        "orders/" + Workspace.STATEMENT + " does not count today: " + otherwise,
                        "make it anew with other dates");
            }
        } catch (DocumentException wrong) {
            lack(Kind.BARS, Stops.RELEASE, String.valueOf(wrong.getMessage()), "");
        }
    }

    private void agreements() throws IOException {
        List<Path> files = files(workspace.agreements(), "*.yaml");
        safeguardsAsked = files.isEmpty();
        if (files.isEmpty()) {
            lack(
                    Kind.AGREEMENT,
                    Stops.RELEASE,
                    "agreements/ holds no agreement: every row is held, but of an authority for emergencies",
                    "examples/agreement/agreement.yaml of the program is one to copy, as agreements/<its id>.yaml");
        }
        for (Path file : files) {
            try {
                agreement(file);
            } catch (DocumentException wrong) {
                safeguardsAsked = true;
                lack(Kind.AGREEMENT_FILE, Stops.DECIDE, String.valueOf(wrong.getMessage()), "");
            }
        }
    }

    private void agreement(Path file) throws IOException, DocumentException {
        String name = "agreements/" + file.getFileName();
        Problems unread = new Problems();
        Optional<Node> node = Yaml.read(file, unread);
        unread.throwIfAny();
        String authority =
                Section.of(name, node.orElseThrow(), unread).text("authority").strip();
        Path folder = packs.resolve(authority).normalize();
        if (!folder.startsWith(packs.normalize()) || !Files.isRegularFile(folder.resolve("pack.yaml"))) {
            safeguardsAsked = true;
            lack(
                    Kind.PACK,
                    Stops.DECIDE,
                    name + ", `authority`: no statute pack of that id is here",
                    "`law show` lists those that are");
            return;
        }
        Pack pack = PackReader.read(folder);
        Adopted adopted = opinions.of(pack);
        if (!adopted.mayDecide()) {
            lack(
                    Kind.DRAFT_PACK,
                    Stops.DECIDE,
                    "the pack `" + authority + "` is a draft, which decides only in a workspace made by `init --demo`",
                    "have counsel adopt it (`law adopt`)");
        }
        may(pack.releasedBy(), Stops.RELEASE);
        AgreementDocument document = AgreementReader.read(file, pack, adopted);
        safeguardsAsked |=
                Rulebooks.conjoin(pack, Optional.of(document), today()).looksAt(Rulebook.SAFEGUARDS);
        force(name, document);
    }

    private void force(String name, AgreementDocument document) throws IOException, DocumentException {
        Agreement agreement = document.agreement();
        if (!agreement.custodian().equals(workspace.config().custodian())) {
            lack(
                    Kind.AGREEMENT_FILE,
                    Stops.RELEASE,
                    name + ", `custodian`: it is not the custodian of narrowgate.yaml",
                    "write both alike");
        }
        standing(name, document);
    }

    private void standing(String name, AgreementDocument document) throws IOException, DocumentException {
        AgreementStanding standing = agreements.standing(document.agreement().id(), now);
        boolean meant = standing.text()
                .map(text -> text.sha256().equals(document.sha256()))
                .orElse(true);
        if (!meant) {
            return;
        }
        if (!standing.isSigned()) {
            lack(
                    Kind.SIGNATURES,
                    Stops.RELEASE,
                    name + " is not signed by both parties: " + String.join("; ", standing.lacking()),
                    "`agreement show " + document.agreement().id() + "` says where it stands");
        } else if (!standing.isInForce()) {
            lack(
                    Kind.IN_FORCE,
                    Stops.RELEASE,
                    name + " is not in force today (" + standing.state() + ") but from "
                            + document.agreement().effective() + " to before "
                            + standing.expires().orElse(document.agreement().expires()),
                    "");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
                stream.forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }
}
