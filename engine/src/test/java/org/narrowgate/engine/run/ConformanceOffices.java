package org.narrowgate.engine.run;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.agreement.AgreementReception;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.office.InventedOffices;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry.PaperFiled;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** The signed papers of a conformance case: made with the published test keys, and filed before each run of it. */
final class ConformanceOffices {
    private static final Instant FOUNDED = Instant.parse("2025-12-01T09:00:00Z");
    private static final Instant SIGNED = Instant.parse("2025-12-22T09:00:00Z");
    private static final String CUSTODIAN = "Internal Revenue Service";
    private static final String REQUESTER = "Department of Homeland Security";

    private record Listed(String file, Instant at) {}

    private ConformanceOffices() {}

    /** Files the papers that {@code case.yaml} lists, in its order and at its instants. */
    static void file(Path root) throws Exception {
        Problems problems = new Problems();
        Section given = Section.of(
                "the case", Yaml.read(root.resolve("case.yaml"), problems).orElseThrow(), problems);
        Workspace workspace = Workspace.open(root);
        List<Listed> papers = new ArrayList<>();
        given.sections("papers", "a paper", s -> papers.add(new Listed(s.text("file"), s.instant("at"))));
        problems.throwIfAny();
        for (Listed each : papers) {
            file(workspace, root.resolve(each.file()), each.at());
        }
    }

    private static void file(Workspace workspace, Path file, Instant at) throws Exception {
        byte[] text = Files.readAllBytes(file);
        byte[] p7s = Files.readAllBytes(Path.of(file + ".p7s"));
        try (Register register = Register.open(workspace.register(), Workspace.signer(workspace.registerKey()))) {
            if (Paper.parse(file.toString(), text).kind().subject() == PaperKind.Subject.OFFICES) {
                new PaperReception(workspace, register, at).file(text, p7s);
            } else {
                Path packs = workspace.root().resolve("packs");
                new AgreementReception(workspace, register, packs, Opinions.of(workspace, at)::of, at).file(text, p7s);
            }
        }
    }

    /** Makes the papers of a case anew, by its narrowgate.yaml; {@code scratch} is a copy of it, with keys. */
    static void make(Path folder, Path scratch) throws Exception {
        boolean delegate = folder.getFileName().toString().equals("signed-by-a-delegate");
        InventedOffices offices = officials(folder, scratch);
        if (delegate) {
            offices.official(
                            Side.REQUESTER,
                            "assistant-director",
                            "Linnea Marchbanks",
                            REQUESTER,
                            "federal",
                            "Assistant Director for Enforcement",
                            "other",
                            "")
                    .delegation("request-signer", "assistant-director", "request", "us/26-usc-6103-i-2");
        }
        offices.file(FOUNDED);
        offices.agree(
                scratch.resolve("agreements/IRS-DHS-2026-01.yaml"),
                scratch.resolve("packs"),
                "disclosure-officer",
                "counsel",
                "commissioner",
                "request-signer",
                SIGNED);
        Path header = scratch.resolve("request/request.json");
        Files.write(
                folder.resolve("request/request.p7s"),
                offices.sign(delegate ? "assistant-director" : "request-signer", Files.readAllBytes(header)));
        // Whoever files the papers makes the signed pages again.
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(scratch.resolve("agreements/pages"))) {
            for (Path page : pages) {
                Files.delete(page);
            }
        }
        Files.delete(scratch.resolve("agreements/pages"));
        copy(scratch, folder, "offices");
        copy(scratch, folder, "agreements");
        copy(scratch, folder, "certificates");
        listed(folder, scratch);
    }

    private static InventedOffices officials(Path folder, Path scratch) throws Exception {
        return new InventedOffices(scratch, CUSTODIAN, Optional.of(folder.resolve("../../test-keys")))
                .official(
                        Side.REQUESTER,
                        "request-signer",
                        "Avery Hollinbourne",
                        REQUESTER,
                        "federal",
                        "Secretary of Homeland Security",
                        "head-of-agency",
                        "request, agreement")
                .official(
                        Side.CUSTODIAN,
                        "disclosure-officer",
                        "Thea Ostrowinter",
                        CUSTODIAN,
                        "federal",
                        "Disclosure Officer",
                        "other",
                        "decide, finding, propose")
                .official(
                        Side.CUSTODIAN,
                        "counsel",
                        "Imre Lachlandale",
                        CUSTODIAN,
                        "federal",
                        "Counsel",
                        "other",
                        "review-counsel")
                .official(
                        Side.CUSTODIAN,
                        "commissioner",
                        "Rosalind Fenwickshire",
                        CUSTODIAN,
                        "federal",
                        "Commissioner of Internal Revenue",
                        "head-of-agency",
                        "agreement");
    }

    private static void copy(Path scratch, Path folder, String below) throws Exception {
        try (Stream<Path> files = Files.walk(scratch.resolve(below))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(scratch.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void listed(Path folder, Path scratch) throws Exception {
        StringBuilder papers =
                new StringBuilder("# Signed papers, filed in this order at these instants before the run.\npapers:\n");
        for (PaperFiled filed :
                Registry.read(scratch.resolve("ledger/register")).all(PaperFiled.class, p -> true)) {
            String place = filed.kind().equals("offices") ? "offices/" : "agreements/papers/";
            papers.append("  - {at: ")
                    .append(filed.at())
                    .append(", file: ")
                    .append(place)
                    .append(filed.id())
                    .append(".yaml}\n");
        }
        Path file = folder.resolve("case.yaml");
        String text = Files.readString(file);
        int before = text.indexOf("# Signed papers");
        Files.writeString(file, (before < 0 ? text : text.substring(0, before)) + papers);
    }
}
