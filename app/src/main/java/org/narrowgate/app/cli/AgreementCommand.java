package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.engine.agreement.AgreementAct.Position;
import org.narrowgate.engine.agreement.AgreementAct.Role;
import org.narrowgate.engine.agreement.AgreementHistory;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate agreement}: how an agreement comes about, and what becomes of it; each act is a signed paper. */
@Command(
        name = "agreement",
        description = {
            "Agreements: proposed, reviewed, objected to, answered, signed for both sides, suspended, renewed, ended.",
            "Every act is a paper that a named official signs: --draft FILE writes it to be signed elsewhere (then"
                    + " `agreement file`), --key and --certificate sign and file it now.",
            "An objection is never withdrawn: it stands, with its answers, on every later signing page."
        },
        subcommands = {
            AgreementListCommand.class,
            AgreementShowCommand.class,
            AgreementSignCommand.class,
            PaperFileCommand.class
        },
        mixinStandardHelpOptions = true)
final class AgreementCommand {
    @Command(
            name = "propose",
            aliases = "amend",
            description = {
                "Puts a text forward: a new agreement, or the next version of one.",
                "The text is a YAML file in agreements/ of the workspace; examples/agreement/agreement.yaml is one to copy."
            },
            mixinStandardHelpOptions = true)
    int propose(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "TEXT.yaml", description = "The text, in agreements/.") Path text,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "What for.") String reason,
            @Option(
                            names = "--changes-practice",
                            paramLabel = "REASON",
                            description = "It changes a long practice, for this reason; it changes none if absent.")
                    Optional<String> practice)
            throws IOException, DocumentException, RefusedException {
        String sha256 = AgreementTexts.sha256(filing.read(text, "text"));
        String agreement = AgreementTexts.in(filing.open().agreements())
                .of(sha256)
                .orElseThrow(() -> PaperFiling.refused(
                        List.of(text + ": put the text into agreements/ of the workspace, so that it stays")))
                .id();
        long version = Agreements.of(filing.open()).history(agreement).lastVersion() + 1;
        return filing.onAgreement(
                PaperKind.AGREEMENT_PROPOSED, agreement, "v" + version, (head, now) -> head.plain("version", version)
                        .plain("text_sha256", sha256)
                        .plain("practice", practice.isPresent() ? "changed" : "unchanged")
                        .put("practice_reason", practice)
                        .put("reason", reason));
    }

    @Command(
            name = "review",
            description = {
                "Says yes to the last version, or looks on.",
                "Counsel's yes with --sufficiency is the statement of legal sufficiency, without which nobody can sign."
            },
            mixinStandardHelpOptions = true)
    int review(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "One of: ${COMPLETION-CANDIDATES}.")
                    Role role,
            @Option(names = "--observe", description = "Look on, and neither concur nor object: an inspector.")
                    boolean observe,
            @Option(names = "--reasons", defaultValue = "", paramLabel = "TEXT", description = "What is to be said.")
                    String reasons,
            @Option(names = "--sufficiency", paramLabel = "TEXT", description = "Counsel's statement.")
                    Optional<String> sufficiency)
            throws IOException, DocumentException, RefusedException {
        return reviewed(filing, agreement, role, observe ? Position.OBSERVE : Position.CONCUR, reasons, sufficiency);
    }

    @Command(
            name = "object",
            description = "Says no to the last version, with reasons; it stands for ever, answered or not.",
            mixinStandardHelpOptions = true)
    int object(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "One of: ${COMPLETION-CANDIDATES}.")
                    Role role,
            @Option(names = "--reasons", required = true, paramLabel = "TEXT", description = "Why.") String reasons)
            throws IOException, DocumentException, RefusedException {
        return reviewed(filing, agreement, role, Position.OBJECT, reasons, Optional.empty());
    }

    private static int reviewed(
            PaperFiling filing,
            String agreement,
            Role role,
            Position position,
            String reasons,
            Optional<String> sufficiency)
            throws IOException, DocumentException, RefusedException {
        AgreementHistory history = Agreements.of(filing.open()).history(agreement);
        long version = history.lastVersion();
        String suffix = "v" + version + "." + word(role) + "." + word(position);
        return filing.onAgreement(
                PaperKind.AGREEMENT_REVIEWED, agreement, suffix, (head, now) -> head.plain("version", version)
                        .plain("role", word(role))
                        .plain("position", word(position))
                        .put("reasons", reasons.isEmpty() ? Optional.empty() : Optional.of(reasons))
                        .put("sufficiency", sufficiency));
    }

    @Command(
            name = "answer",
            description = "Answers an objection; both stand on every later signing page.",
            mixinStandardHelpOptions = true)
    int answer(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(
                            names = "--objection",
                            required = true,
                            paramLabel = "ID",
                            description = "As `agreement show` has it.")
                    String objection,
            @Option(names = "--answer", required = true, paramLabel = "TEXT", description = "The answer.")
                    String answer)
            throws IOException, DocumentException, RefusedException {
        String suffix = objection.startsWith(agreement + ".") ? objection.substring(agreement.length() + 1) : objection;
        return filing.onAgreement(PaperKind.OBJECTION_ANSWERED, agreement, suffix + ".answer", (head, now) -> head.put(
                        "objection", objection)
                .put("answer", answer));
    }

    @Command(
            name = "publish",
            description = "Says where and when the agreement was published.",
            mixinStandardHelpOptions = true)
    int publish(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(names = "--on", required = true, paramLabel = "DATE", description = "The day.") LocalDate on,
            @Option(names = "--where", required = true, paramLabel = "TEXT", description = "The place.") String where)
            throws IOException, DocumentException, RefusedException {
        long version = version(filing, agreement);
        return filing.onAgreement(
                PaperKind.AGREEMENT_PUBLISHED,
                agreement,
                "v" + version + ".published",
                (head, now) -> head.plain("version", version).plain("on", on).put("where", where));
    }

    @Command(
            name = "suspend",
            description = "Stops it from now on; either side may, alone. It lasts until that side resumes.",
            mixinStandardHelpOptions = true)
    int suspend(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(names = "--from", paramLabel = "INSTANT", description = "From when on; now if absent.")
                    Optional<Instant> from,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason)
            throws IOException, DocumentException, RefusedException {
        return stopped(filing, PaperKind.AGREEMENT_SUSPENDED, agreement, "suspended", from, reason);
    }

    @Command(name = "resume", description = "Lets go on what this side suspended.", mixinStandardHelpOptions = true)
    int resume(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(names = "--from", paramLabel = "INSTANT", description = "From when on; now if absent.")
                    Optional<Instant> from,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason)
            throws IOException, DocumentException, RefusedException {
        return stopped(filing, PaperKind.AGREEMENT_RESUMED, agreement, "resumed", from, reason);
    }

    private static int stopped(
            PaperFiling filing, PaperKind kind, String agreement, String word, Optional<Instant> from, String reason)
            throws IOException, DocumentException, RefusedException {
        int before = Agreements.of(filing.open()).history(agreement).papers().size();
        return filing.onAgreement(
                kind, agreement, word + "-" + (before + 1), (head, now) -> head.plain("from", from.orElse(now))
                        .put("reason", reason));
    }

    @Command(
            name = "renew",
            description = "Lets it last longer; it does once both sides have said so, before it runs out.",
            mixinStandardHelpOptions = true)
    int renew(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(
                            names = "--until",
                            required = true,
                            paramLabel = "DATE",
                            description = "First day on which it is no longer in force.")
                    LocalDate until,
            @Option(names = "--side", required = true, paramLabel = "WORD", description = "custodian or requester")
                    String side,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason)
            throws IOException, DocumentException, RefusedException {
        long version = version(filing, agreement);
        String suffix = "v" + version + ".renewed-" + until + "." + side;
        return filing.onAgreement(
                PaperKind.AGREEMENT_RENEWED, agreement, suffix, (head, now) -> head.plain("version", version)
                        .plain("until", until)
                        .put("reason", reason));
    }

    @Command(
            name = "affirm",
            description = "Whoever holds the office now stands by what was signed for his side.",
            mixinStandardHelpOptions = true)
    int affirm(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason)
            throws IOException, DocumentException, RefusedException {
        long version = version(filing, agreement);
        AgreementHistory history = Agreements.of(filing.open()).history(agreement);
        int before = history.papers().size();
        return filing.onAgreement(
                PaperKind.AGREEMENT_AFFIRMED, agreement, "v" + version + ".affirmed-" + (before + 1), (head, now) -> {
                    PaperText paper = head.plain("version", version);
                    history.proposal(version)
                            .ifPresent(p -> paper.plain("text_sha256", p.act().text()));
                    return paper.put("reason", reason);
                });
    }

    @Command(name = "end", description = "Ends it on a day; either side may, alone.", mixinStandardHelpOptions = true)
    int end(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "AGREEMENT", description = "Its id.") String agreement,
            @Option(names = "--on", required = true, paramLabel = "DATE", description = "First day without it.")
                    LocalDate on,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason)
            throws IOException, DocumentException, RefusedException {
        return filing.onAgreement(
                PaperKind.AGREEMENT_ENDED, agreement, "ended-" + on, (head, now) -> head.plain("on", on)
                        .put("reason", reason));
    }

    private static long version(PaperFiling filing, String agreement) throws IOException, DocumentException {
        return Agreements.of(filing.open()).standing(agreement, filing.now()).version();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
