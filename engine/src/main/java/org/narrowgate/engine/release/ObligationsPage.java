package org.narrowgate.engine.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.registry.UseTerms;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.seal.Authorisation;
import org.narrowgate.engine.seal.ObligationsRule;
import org.narrowgate.engine.workspace.DemoMark;

/**
 * The page that lies on top in every package: what was released, for what, and what its holder owes. The releasing
 * official reads it before he signs, and his signature covers it. It knows nothing of records, so that it tells nothing.
 *
 * @param custodian name of the agency that releases
 * @param demo whether everything in the workspace is invented
 * @param recipient name, office and agency of whom it is sealed to
 * @param provision as the law is cited
 * @param purpose its code and plain words
 * @param law what the law attaches to its use, with citations
 */
record ObligationsPage(
        String custodian,
        boolean demo,
        DecidedRun run,
        String recipient,
        String provision,
        String purpose,
        List<String> law,
        HoldingLimits limits)
        implements ObligationsRule {
    /** Beyond these the rule is enough. */
    private static final int DAYS_LISTED = 24;

    private static final int WIDTH = 100;

    ObligationsPage {
        law = List.copyOf(law);
    }

    @Override
    public UseTerms longest(LocalDate from) {
        return limits.from(from);
    }

    @Override
    public byte[] page(Authorisation text, UseTerms terms) {
        List<String> lines = new ArrayList<>(List.of("OBLIGATIONS", ""));
        if (demo) {
            lines.addAll(List.of(DemoMark.TEXT, ""));
        }
        wrap(
                lines,
                "",
                "What this package is, and what its holder owes. The official who released it signed this page;"
                        + " whoever opens the package has it before him and is bound by it.");
        lines.add("");
        head(lines, text);
        use(lines, text);
        attest(lines, text, terms);
        destroy(lines, text, terms);
        loss(lines, text);
        lines.add("");
        wrap(lines, "", Disclaimer.TEXT);
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private void head(List<String> lines, Authorisation text) {
        RequestHeader header = run.request().header();
        String agreement = run.opened().agreement().id();
        field(lines, "Release", text.release() + ", of run " + run.run() + " on request " + header.id());
        if (text.stages() > 1) {
            field(
                    lines,
                    "",
                    "It goes in " + text.stages() + " packages, " + new Stage(1, text.stages()).of(text.release())
                            + " to " + new Stage(text.stages(), text.stages()).of(text.release())
                            + ", with a stop before each. What is said here holds for every one of them; in the commands below"
                            + " stands the name of the package that is held.");
        }
        field(lines, "From", custodian);
        field(lines, "To", recipient);
        field(lines, "", "certificate (SHA-256) " + text.recipient());
        field(lines, "Released by", text.official());
        field(lines, "Provision", provision + " (" + text.provision() + ")");
        field(lines, "Agreement", agreement.isEmpty() ? "none" : agreement);
        field(lines, "Purpose", purpose);
        field(lines, "Fields", String.join(", ", text.fields()));
    }

    private void use(List<String> lines, Authorisation text) {
        chapter(lines, "1. Sole use");
        say(
                lines,
                "It may be used for the purpose above and for no other, by persons who work on exactly that, and for"
                        + " no longer than they need it. \"No disclosure\" says nothing about anybody.");
        chapter(lines, "2. No onward disclosure");
        say(
                lines,
                "Nothing of it goes to anybody outside "
                        + run.request().header().requester()
                        + ", in no form: no copy, extract, summary or answer. Inside, it goes only to an official who may"
                        + " receive it and is on file with the custodian, and only after the holder signed that he passes it on:");
        command(lines, "release pass " + named(text) + " --to NAME --why REASON");
        chapter(lines, "3. What the law attaches to its use");
        law.forEach(obligation -> wrap(lines, "   - ", obligation));
    }

    private void attest(List<String> lines, Authorisation text, UseTerms terms) {
        chapter(lines, "4. Attest");
        say(
                lines,
                "Whoever receives it signs that he did, and by each of the days below that he holds it what it was"
                        + " used for since, and by whom; \"for nothing, by nobody\" is an answer, silence is none.");
        List<LocalDate> days = terms.attestBy();
        days.stream().limit(DAYS_LISTED).forEach(day -> lines.add("     by " + day));
        if (days.isEmpty()) {
            lines.add("     no day falls before that of destruction");
        } else if (days.size() > DAYS_LISTED) {
            lines.add("     and so on, every " + terms.attestEveryDays() + " days");
        }
        command(lines, "release received " + named(text));
        command(lines, "release attest " + named(text) + " --used-for TEXT --by-whom TEXT");
        say(
                lines,
                "Each of these commands, with --draft FILE --by NAME, writes a text at the custodian's; the holder"
                        + " signs it and sends text and signature back, and the custodian files them. "
                        + limits.source());
    }

    private static void destroy(List<String> lines, Authorisation text, UseTerms terms) {
        chapter(lines, "5. Destroy it by " + terms.destroyBy());
        say(
                lines,
                "Every holder destroys the package, whatever was taken from it, and every copy of either, backups"
                        + " included, by that day, sooner once the purpose is fulfilled, and signs how:");
        command(lines, "release destroyed " + named(text) + " --how TEXT --on DATE");
        say(
                lines,
                "If the custodian calls it back before (`release recall`), every holder does what the notice asks by"
                        + " its deadline, and signs what he did (`release acknowledge`).");
    }

    private void loss(List<String> lines, Authorisation text) {
        chapter(lines, "6. If it is lost, or seen or used otherwise than it may be");
        say(
                lines,
                "Tell " + custodian + " at once, 24 hours after it is noticed at the latest, without waiting for an"
                        + " inquiry: name the release (" + text.release()
                        + "), what happened, when, and when it was noticed;"
                        + " put nothing of its content into the report.");
    }

    private static String named(Authorisation text) {
        return text.stages() == 1 ? text.release() : "PACKAGE";
    }

    private static void chapter(List<String> lines, String heading) {
        lines.addAll(List.of("", heading));
    }

    private static void say(List<String> lines, String words) {
        wrap(lines, "   ", words);
    }

    private static void command(List<String> lines, String command) {
        lines.add("     narrowgate " + command);
    }

    private static void field(List<String> lines, String name, String value) {
        wrap(lines, name + " ".repeat(14 - name.length()), value);
    }

    /** Breaks between words only; every line after the first is moved in as far as the first one's lead. */
    private static void wrap(List<String> lines, String lead, String words) {
        String indent = " ".repeat(lead.length());
        StringBuilder line = new StringBuilder(lead);
        boolean empty = true;
        for (String word : words.strip().split("\\s+", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
    }
}
