package org.narrowgate.engine.replay;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.Standing;
import org.narrowgate.core.request.Verified;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.Rulebooks;
import org.narrowgate.engine.run.PastRun;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.secondlock.LockFile;

/**
 * By what rows are decided again.
 *
 * @param judgments signed answers that count under them
 */
record Rules(RunRules run, Judgments judgments) {
    private static final String AGREEMENT = "agreement.";

    /** Those of the run, from what it recorded. */
    static Rules asDecided(PastRun past, Pack pack, Optional<AgreementDocument> agreement, Optional<LockFile> lock)
            throws DocumentException {
        Rulebook rulebook = Rulebooks.ofRequest(pack, past.header().agreement(), agreement, past.day());
        Facts facts = past.law().recorded(rulebook.schema());
        RunRules rules =
                RunRules.again(past.header(), pack, agreement, rulebook, facts, past.bars(), past.ownAddresses(), lock);
        return new Rules(rules, Judgments.of(past.judgments(rules.catalog().questions())));
    }

    /** Refuses them where they do not come to the law that the register commits to: then nothing could be compared. */
    void requireLawOf(PastRun past) throws RefusedException {
        if (!run.tablesSha256().equals(past.opened().tables())) {
            throw new RefusedException(
                    "tables",
                    "run " + past.run() + " was decided by other reference tables (SHA-256 "
                            + past.opened().tables()
                            + ") than this program has; replay it with the version that decided it");
        }
        RunRules.Law law = RunRules.Law.decode(run.law());
        if (!law.slots().equals(past.law().slots())
                || !Arrays.equals(run.catalog().encode(), past.law().catalog().encode())) {
            throw new RefusedException(
                    "law-other",
                    "pack, readings and agreement do not come to the law that run " + past.run()
                            + " is logged with; `narrowgate verify` says what was altered");
        }
    }

    /**
     * Others in their place. What they ask of the header is taken from what was recorded, and what no pack asked then from
     * the header itself.
     *
     * @param supposed whether the agreement is one that was not there: it counts as signed and in force
     */
    static Rules others(
            PastRun past,
            Pack pack,
            Optional<AgreementDocument> agreement,
            boolean supposed,
            Optional<LockFile> lock,
            Map<String, Question> then)
            throws DocumentException, RefusedException {
        String named =
                agreement.map(a -> a.agreement().id()).orElse(past.header().agreement());
        Rulebook rulebook = Rulebooks.ofRequest(pack, named, agreement, past.day());
        Facts recorded = past.law().recorded(rulebook.schema());
        Facts facts = HeaderFacts.of(rulebook)
                .bind(past.header(), verified(past), new Standing(Optional.empty(), Optional.empty()));
        for (FactDeclaration fact : rulebook.schema().declarations()) {
            Object known = recorded.get(fact.name());
            if (known != null) {
                facts.set(fact.name(), known);
            }
        }
        if (supposed) {
            stands(facts, past, agreement.orElseThrow());
        }
        RunRules rules =
                RunRules.again(past.header(), pack, agreement, rulebook, facts, past.bars(), past.ownAddresses(), lock);
        requireRecorded(past, rules);
        Map<String, Question> now = rules.catalog().questions();
        List<Judgment> counting = past.judgments(now).stream()
                .filter(answer -> {
                    Question asked = now.get(answer.question());
                    return asked != null && asked.equals(then.get(answer.question()));
                })
                .toList();
        return new Rules(rules, Judgments.of(counting));
    }

    /** Who signed is recorded fact by fact, so that nobody is looked up again. */
    private static Verified verified(PastRun past) {
        Map<String, String> facts = past.law().facts();
        LocalDate received = facts.containsKey("request.received_on")
                ? LocalDate.ofEpochDay(Long.parseLong(facts.getOrDefault("request.received_on", "0")))
                : past.day();
        return new Verified(
                Boolean.parseBoolean(facts.getOrDefault("request.signature_valid", "false")),
                Optional.empty(),
                past.workspace().config().custodian(),
                received,
                past.day());
    }

    private static void stands(Facts facts, PastRun past, AgreementDocument agreement) {
        boolean parties = agreement
                        .agreement()
                        .custodian()
                        .equals(past.workspace().config().custodian())
                && agreement.agreement().requester().equals(past.header().requester())
                && agreement.agreement().authority().equals(past.header().authority());
        facts.set(AGREEMENT + "present", true);
        facts.set(AGREEMENT + "signed", true);
        facts.set(AGREEMENT + "in_force", true);
        facts.set(AGREEMENT + "parties_match", parties);
    }

    /** A fact that runs keep only where their own pack looks at it cannot be made up for another pack. */
    private static void requireRecorded(PastRun past, RunRules rules) throws RefusedException {
        for (String fact : FactCatalog.WHERE_LOOKED_AT) {
            if (!rules.catalog().elementsOn(Set.of(fact)).isEmpty()
                    && !past.law().facts().containsKey(fact)) {
                throw new RefusedException(
                        "not-recorded",
                        "the pack looks at `" + fact + "`, which run " + past.run()
                                + " did not record; what it would find is not guessed");
            }
        }
    }
}
