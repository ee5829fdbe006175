package org.narrowgate.engine.pack;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.law.Question;

/** Prints a pack in plain words, for counsel and for whoever asks what the gate checks. */
public final class PackText {
    private static final int WIDTH = 100;

    private final Appendable out;
    private final Adopted adopted;
    private final Optional<LocalDate> day;
    private final Set<String> said = new HashSet<>();

    private PackText(Adopted adopted, Optional<LocalDate> day, Appendable out) {
        this.day = day;
        this.adopted = adopted;
        this.out = out;
    }

    /** Prints it as a draft, which it is where no custodian's workspace says otherwise. */
    public static void print(Pack pack, Appendable out) throws IOException {
        print(pack, Adopted.nothing(), Optional.empty(), out);
    }

    /**
     * Prints it with what counsel of one custodian adopted of it.
     *
     * @param day whose law is shown; all of it, with its dates, if empty
     */
    public static void print(Pack pack, Adopted adopted, Optional<LocalDate> day, Appendable out) throws IOException {
        new PackText(adopted, day, out).print(pack);
    }

    private void print(Pack pack) throws IOException {
        head(pack);
        Choice strict = pack.choice(Map.of(), Set.of()).on(day);
        line("");
        line("ELEMENTS" + day.map(d -> " in force on " + d).orElse(""));
        for (ElementDraft draft : pack.drafts()) {
            if (draft.inForce().on(day)) {
                element(draft, strict);
            }
        }
        if (day.isPresent() && !pack.isInForce(day.get())) {
            line("");
            line("none of them a condition: nothing is decided under this pack on that day");
        }
        thresholds(pack);
        readings(pack);
        request(pack.authority());
        situations(pack.manifest().situations());
    }

    private void head(Pack pack) throws IOException {
        Authority authority = pack.authority();
        line(authority.citation() + ": " + authority.title());
        line("pack " + authority.id() + ", "
                + adopted.pack()
                        .map(Adoption::words)
                        .orElse("DRAFT: not adopted by any counsel, runs only in a workspace marked demo"));
        if (authority.emergency()) {
            line("FOR EMERGENCIES: a request that names no agreement needs none");
        }
        line("SHA-256 " + pack.sha256());
        line("");
        wrapped("", pack.manifest().text());
    }

    private void element(ElementDraft draft, Choice strict) throws IOException {
        said.clear();
        line("");
        line(draft.id() + "  " + draft.citation());
        wrapped("  ", draft.text());
        line("  " + word(draft.kind().name()) + ", decided at stage "
                + word(draft.stage().name()) + "; a refusal on it "
                + (draft.ground() == GroundKind.STATED ? "may be told" : "is never told"));
        if (!draft.inForce().isAlways()) {
            line("  " + draft.inForce().words());
        }
        if (draft.check().isPresent()) {
            branch(draft.check().get(), strict, "  ", "");
        }
        for (LegalException exception : draft.build(strict).exceptions()) {
            exception(exception, draft.inForce(exception));
        }
    }

    private void exception(LegalException exception, InForce inForce) throws IOException {
        line("  except " + exception.excepts() + " by " + exception.id() + " (" + exception.citation() + "): "
                + exception.outcome() + " when " + exception.when().source()
                + (inForce.isAlways() ? "" : "; " + inForce.words()));
        wrapped("    ", exception.text());
        if (exception.outcome() == FindingStatus.OPEN) {
            wrapped("    ", question(exception.question()));
        }
    }

    private static String question(Question question) {
        return "question " + question.id() + ", asked " + (question.once() ? "once a run" : "for each row")
                + (question.contested() ? ", contested (two persons sign the same answer)" : "") + ": "
                + question.text();
    }

    private void branch(Branch branch, Choice strict, String indent, String label) throws IOException {
        if (branch instanceof Branch.Leaf leaf) {
            test((Check.Test) leaf.build(strict), indent, label);
        } else if (branch instanceof Branch.Group group) {
            line(indent + label + (group.all() ? "all of:" : "any of:"));
            for (Branch each : group.branches()) {
                branch(each, strict, indent + "  ", "");
            }
        } else if (branch instanceof Branch.Table table) {
            line(indent + label + table.id() + "  " + table.text() + " By " + table.fact() + ":");
            for (Map.Entry<String, Branch> each : table.cases().entrySet()) {
                branch(each.getValue(), strict, indent + "  ", each.getKey() + ": ");
            }
        } else if (branch instanceof Branch.ByReading by) {
            line(indent + label + "question " + by.question() + ", strictest reading " + by.strictest() + ":");
            for (Map.Entry<String, Branch> each : by.readings().entrySet()) {
                branch(
                        each.getValue(),
                        strict,
                        indent + "  ",
                        "reading " + each.getKey() + (each.getKey().equals(by.strictest()) ? "" : " (wider)") + ": ");
            }
        }
    }

    private void test(Check.Test test, String indent, String label) throws IOException {
        wrapped(indent, label + test.id() + "  " + test.text());
        String inner = indent + "    ";
        unlessSaid(inner, "basis " + test.basis() + "; " + test.citation());
        wrapped(
                inner,
                test.isJudged()
                        ? "met by a signed finding alone"
                        : "met when " + test.met().source());
        if (test.open().isPresent()) {
            Check.Open open = test.open().get();
            wrapped(
                    inner,
                    (test.isJudged() ? "asked" : "else open") + " when "
                            + open.when().source());
            wrapped(inner, question(open.question()));
        }
        if (!test.cure().isEmpty()) {
            unlessSaid(inner, "cure: " + test.cure());
        }
    }

    /** Most branches share basis and cure with the one before; said once, they do not drown what differs. */
    private void unlessSaid(String indent, String text) throws IOException {
        if (said.add(text)) {
            wrapped(indent, text);
        }
    }

    private void thresholds(Pack pack) throws IOException {
        if (pack.manifest().thresholds().isEmpty()) {
            return;
        }
        line("");
        line("THRESHOLDS (an agreement can move each only as it says)");
        for (Map.Entry<String, Pack.Threshold> each :
                new TreeMap<>(pack.manifest().thresholds()).entrySet()) {
            line("  " + each.getKey() + " " + each.getValue().limit() + ", or "
                    + each.getValue().narrows().word() + ": "
                    + each.getValue().text());
        }
    }

    private void readings(Pack pack) throws IOException {
        line("");
        line("READINGS (the strictest holds unless an agreement cites another that counsel adopted)");
        for (PackReading each : pack.readings()) {
            String standing = Optional.ofNullable(adopted.readings().get(each.id()))
                    .map(Adoption::words)
                    .orElse("draft");
            line("  " + each.id() + ", of question " + each.reading().question() + ", "
                    + (each.reading().strictest() ? "strictest" : "wider") + ", " + standing + ", dated "
                    + each.reading().dated());
            wrapped("    ", each.reading().text());
            for (String source : each.reading().sources()) {
                wrapped("    ", "source: " + source);
            }
        }
    }

    private void request(Authority authority) throws IOException {
        line("");
        line("WHAT A REQUEST STATES beside name, birth date and address");
        for (NumberDeclaration number : authority.numbers()) {
            line("  " + number.name() + ": identity number, " + String.join(" or ", number.schemes()));
        }
        for (FieldDeclaration field : authority.fields()) {
            line("  " + field.name() + ": " + field.text() + " ("
                    + word(field.type().name()) + ")");
        }
        for (Authority.Attestation attestation : authority.attestations()) {
            wrapped("  ", "attests " + attestation.id() + ": " + attestation.text());
        }
        header(authority.header());
        line("");
        line("WHAT MAY GO at the most");
        for (FieldRule rule : authority.releasable()) {
            line("  " + rule.name() + ": " + (rule.category().isEmpty() ? "no category, so it stays" : rule.category())
                    + ", " + rule.citation() + (rule.carvedIn() ? ", whoever furnished it" : ""));
        }
    }

    private void header(HeaderDeclarations header) throws IOException {
        if (!header.statements().isEmpty() || !header.documents().isEmpty()) {
            line("");
            line("WHAT ITS HEADER STATES once for all rows, and what lies with it");
        }
        for (FieldDeclaration statement : header.statements()) {
            line("  " + statement.name() + ": " + statement.text() + " ("
                    + word(statement.type().name()) + ")");
        }
        for (HeaderDeclarations.Document document : header.documents()) {
            wrapped("  ", "document " + document.id() + ": " + document.text());
        }
        if (!header.offices().isEmpty()) {
            line("");
            line("OFFICES that the signer may hold, beside those of every pack");
        }
        for (HeaderDeclarations.Office office : header.offices()) {
            wrapped("  ", office.kind() + ": " + office.text());
        }
    }

    private void situations(Situations situations) throws IOException {
        if (situations.decided().isEmpty() && situations.notDecided().isEmpty()) {
            return;
        }
        line("");
        line("SITUATIONS of the catalogue that are not decided here");
        for (Situations.NotDecided each : situations.notDecided()) {
            wrapped("  ", each.id() + ": " + each.why());
        }
        List<String> decided =
                situations.decided().stream().map(d -> Integer.toString(d.id())).toList();
        wrapped("", "decided: " + String.join(" ", decided));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }

    private void wrapped(String indent, String text) throws IOException {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split("\\s+", -1)) {
            if (line.length() > indent.length() && line.length() + word.length() + 1 > WIDTH) {
                line(line.toString());
                line = new StringBuilder(indent).append("  ");
            } else if (line.length() > indent.length()) {
                line.append(' ');
            }
            line.append(word);
        }
        line(line.toString());
    }
}
