package org.narrowgate.engine.agreement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.agreement.AgreementAct.Position;
import org.narrowgate.engine.agreement.AgreementHistory.Doing;
import org.narrowgate.engine.agreement.AgreementHistory.Objection;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementDiff;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.LawChange;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.workspace.DemoMark;

/**
 * What an official has before him when he signs: one page with the text, the readings that it cites, every objection ever
 * made with its answers, what reviewers say, and what changed since the last version. The same papers give the same
 * bytes, so that a signature can cover them.
 */
public final class SigningPage {
    private static final String STYLE =
            "body{font:16px/1.5 serif;max-width:48em;margin:2em auto;padding:0 1em;color:#1b1b1b}"
                    + "h1,h2{font-family:sans-serif}pre{white-space:pre-wrap;border:1px solid #a9aeb1;padding:1em;font-size:13px}"
                    + ".objection{border-left:6px solid #b50909;padding:.2em 1em;margin:1em 0;background:#f8eff1}"
                    + ".mark{background:#b50909;color:#fff;padding:.3em 1em;font-weight:bold}.wider{font-weight:bold}code{font-size:13px;word-break:break-all}";

    private final AgreementHistory history;
    private final AgreementText text;
    private final long version;
    private final StringBuilder html = new StringBuilder();

    private SigningPage(AgreementHistory history, AgreementText text, long version) {
        this.history = history;
        this.text = text;
        this.version = version;
    }

    /**
     * The page on which the last version proposed is signed, UTF-8.
     *
     * @param packs folder of the statute packs
     * @param adopted what counsel adopted of the agreement's pack
     */
    public static byte[] of(
            AgreementHistory history, AgreementTexts texts, AgreementText text, Path packs, Adopting adopted)
            throws IOException, DocumentException {
        SigningPage page = new SigningPage(history, text, history.lastVersion());
        Pack pack = PackReader.read(packs.resolve(text.authority()));
        page.head(adopted.of(pack).demo());
        page.objections();
        page.reviews();
        page.changes(texts, pack, adopted.of(pack));
        page.readings(pack);
        page.text();
        return page.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What counsel adopted of a pack. */
    public interface Adopting {
        Adopted of(Pack pack);
    }

    private void head(boolean demo) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>")
                .append(escaped(text.id() + ", version " + version))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n");
        if (demo) {
            html.append("<p class=\"mark\">").append(DemoMark.TEXT).append("</p>\n");
        }
        tag("h1", text.title());
        tag(
                "p",
                "Agreement " + text.id() + ", version " + version + ", between " + text.custodian() + " and "
                        + text.requester() + " under " + text.authority() + ", from " + text.effective()
                        + " until before "
                        + text.expires() + ".");
        text.answerWithin()
                .ifPresent(days -> tag(
                        "p",
                        "A request is to be answered within " + days + " calendar days of its reception"
                                + " (answer_within)."));
        html.append("<p>SHA-256 of the text: <code>").append(text.sha256()).append("</code></p>\n");
        proposal().ifPresent(this::proposed);
        tag("p", Disclaimer.TEXT);
    }

    private Optional<Doing<AgreementAct.Proposed>> proposal() {
        return history.proposal(version);
    }

    private void proposed(Doing<AgreementAct.Proposed> proposal) {
        tag(
                "p",
                "Proposed by " + proposal.paper().by() + " on "
                        + day(proposal.paper().at()) + ": " + proposal.act().reason());
        tag(
                "p",
                proposal.act()
                        .practiceReason()
                        .map(reason -> "It changes a long practice, for this reason: " + reason)
                        .orElse("It changes no long practice, as the proposal says."));
    }

    /** First, and all of them: one that was answered, or made to an earlier version, stands here too. */
    private void objections() {
        List<Objection> objections = history.objections();
        tag("h2", "Objections (" + objections.size() + ")");
        if (objections.isEmpty()) {
            tag("p", "None was made.");
        }
        for (Objection objection : objections) {
            html.append("<div class=\"objection\">\n");
            tag(
                    "p",
                    objection.paper().by() + " (" + word(objection.review().role()) + ") objected on "
                            + day(objection.paper().at()) + " to version "
                            + objection.review().version() + " ["
                            + objection.paper().id() + "]: "
                            + objection.review().reasons());
            objection
                    .answers()
                    .forEach(answer -> tag(
                            "p",
                            "Answered by " + answer.paper().by() + " on "
                                    + day(answer.paper().at()) + ": "
                                    + answer.act().answer()));
            if (objection.answers().isEmpty()) {
                tag("p", "Nobody has answered it.");
            }
            if (objection.concurred()) {
                tag("p", "The same person concurred later.");
            }
            html.append("</div>\n");
        }
    }

    private void reviews() {
        tag("h2", "Reviews of this version");
        for (Doing<AgreementAct.Reviewed> review :
                history.all(AgreementAct.Reviewed.class, r -> r.version() == version)) {
            AgreementAct.Reviewed act = review.act();
            tag(
                    "p",
                    review.paper().by() + " (" + word(act.role()) + ") " + said(act.position()) + " on "
                            + day(review.paper().at()) + (act.reasons().isEmpty() ? "." : ": " + act.reasons()));
            act.sufficiency().ifPresent(statement -> tag("p", "Legal sufficiency: " + statement));
        }
        for (Doing<AgreementAct.Signed> signed : history.all(AgreementAct.Signed.class, s -> s.version() == version)) {
            tag(
                    "p",
                    "Signed by " + signed.paper().by() + " on "
                            + day(signed.paper().at()) + ".");
        }
    }

    private void changes(AgreementTexts texts, Pack pack, Adopted adopted) throws IOException, DocumentException {
        tag("h2", "Changes since the last version");
        Optional<Path> before = version == 1
                ? Optional.empty()
                : history.proposal(version - 1).flatMap(p -> texts.file(p.act().text()));
        if (before.isEmpty()) {
            tag("p", version == 1 ? "This is the first version." : "The text of the version before is not at hand.");
            return;
        }
        AgreementDocument then = AgreementReader.read(before.get(), pack, adopted);
        AgreementDocument now = AgreementReader.read(text.file(), pack, adopted);
        html.append("<ul>\n");
        for (LawChange change : AgreementDiff.of(then, now, pack)) {
            html.append(change.effect() == LawChange.Effect.WIDER ? "<li class=\"wider\">" : "<li>")
                    .append(escaped(change.effect() + ": " + change.part() + " " + change.id() + " " + change.what()))
                    .append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private void readings(Pack pack) {
        tag("h2", "Readings cited");
        if (text.readings().isEmpty()) {
            tag("p", "None: the strictest reading of every open question holds.");
        }
        pack.readings().stream()
                .filter(r -> text.readings().contains(r.id()))
                .forEach(r -> tag(
                        "p",
                        r.id()
                                + (r.reading().strictest() ? " (the strictest): " : " (WIDER): ")
                                + r.reading().text()));
    }

    private void text() {
        tag("h2", "Text");
        html.append("<pre>").append(escaped(text.text())).append("</pre>\n</main></body></html>\n");
    }

    private void tag(String tag, String words) {
        html.append('<')
                .append(tag)
                .append('>')
                .append(escaped(words))
                .append("</")
                .append(tag)
                .append(">\n");
    }

    private static String word(AgreementAct.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String said(Position position) {
        return switch (position) {
            case CONCUR -> "concurred";
            case OBJECT -> "objected";
            case OBSERVE -> "looked on";
        };
    }

    private static String day(Instant at) {
        return at.toString();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
