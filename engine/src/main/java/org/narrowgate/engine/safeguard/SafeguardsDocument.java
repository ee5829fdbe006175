package org.narrowgate.engine.safeguard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.ledger.WholeFile;

/**
 * What the custodian last found of a recipient's safeguards, where the authority or the agreement looks at them (such as
 * 26 U.S.C. 6103(p)(4)): a YAML file in {@code safeguards/}.
 *
 * <pre>{@code
 * recipient: Department of Homeland Security   # the agency, as requests name it
 * as_of: 2026-02-16                            # first day on which it counts
 * until: 2027-02-16                            # first day on which it no longer does
 * by: Name, Office
 * open_findings:                               # an empty list says: none
 *   - {id: SG-4, citation: "26 U.S.C. 6103(p)(4)(C)", opened: 2026-01-10, plan: 2026-06-30}
 * }</pre>
 *
 * <p>{@code plan} is the day by which a corrective plan is to be carried out; without it, or once it has passed, the
 * finding counts as one without a plan.
 *
 * @param sha256 of the file's bytes, lower-case hexadecimal: what an authorisation names
 * @param until the first day on which it no longer counts
 */
public record SafeguardsDocument(
        Path file, String sha256, String recipient, LocalDate asOf, LocalDate until, List<OpenFinding> findings) {
    /** One open finding; {@code plan} is empty where no corrective plan has a date. */
    public record OpenFinding(String id, String citation, LocalDate opened, Optional<LocalDate> plan) {
        /** Whether a plan is dated, and its day has not passed. */
        public boolean isPlanned(LocalDate day) {
            return plan.filter(due -> !due.isBefore(day)).isPresent();
        }
    }

    public SafeguardsDocument {
        findings = List.copyOf(findings);
    }

    /** Reads a document; every fault of it is reported in one go. */
    public static SafeguardsDocument read(Path file) throws DocumentException, IOException {
        Problems problems = new Problems();
        byte[] bytes = WholeFile.read(file);
        Optional<Node> node = Yaml.read(file.toString(), bytes, problems);
        problems.throwIfAny();
        Section top = Section.of("the safeguards document", node.orElseThrow(), problems);
        List<OpenFinding> findings = new ArrayList<>();
        String recipient = top.text("recipient");
        LocalDate asOf = top.date("as_of");
        LocalDate until = top.date("until");
        top.text("by");
        top.required("open_findings");
        top.sections("open_findings", "an open finding", s -> findings.add(finding(s)));
        top.close();
        if (problems.isEmpty() && !asOf.isBefore(until)) {
            problems.add(top.markOf("until"), "`until` is not after `as_of`", "give the day on which it lapses");
        }
        problems.throwIfAny();
        return new SafeguardsDocument(file, sha256(bytes), recipient, asOf, until, findings);
    }

    private static OpenFinding finding(Section section) {
        return new OpenFinding(
                section.text("id"),
                section.text("citation"),
                section.date("opened"),
                section.has("plan") ? Optional.of(section.date("plan")) : Optional.empty());
    }

    /**
     * The newest document on a recipient that has begun to count by a day: a later one takes the place of those before it.
     * It may have run out since.
     *
     * @throws DocumentException if any document in the folder is faulty, for it might be the one that counts, or if two
     *     of one day speak of the recipient
     */
    public static Optional<SafeguardsDocument> newest(Path folder, String recipient, LocalDate day)
            throws IOException, DocumentException {
        List<SafeguardsDocument> begun = new ArrayList<>();
        for (SafeguardsDocument document : all(folder)) {
            if (document.recipient.equals(recipient) && !day.isBefore(document.asOf)) {
                begun.add(document);
            }
        }
        begun.sort(Comparator.comparing(SafeguardsDocument::asOf).reversed());
        if (begun.size() > 1 && begun.get(0).asOf.equals(begun.get(1).asOf)) {
            Problems problems = new Problems();
            problems.add(
                    begun.get(0).file.toString(),
                    "another document of the same day speaks of the same recipient",
                    "leave the one that counts");
            problems.throwIfAny();
        }
        return begun.stream().findFirst();
    }

    /** Every document in a folder. */
    public static List<SafeguardsDocument> all(Path folder) throws IOException, DocumentException {
        List<SafeguardsDocument> all = new ArrayList<>();
        for (Path file : files(folder)) {
            all.add(read(file));
        }
        return List.copyOf(all);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** Whether it has not run out. */
    public boolean counts(LocalDate day) {
        return !day.isBefore(asOf) && day.isBefore(until);
    }

    static String sha256(byte[] bytes) {
        return Sha256.hex(bytes);
    }
}
