package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.app.demo.StoryPlayer;
import org.narrowgate.app.run.Story;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.agreement.AgreementHistory;
import org.narrowgate.engine.agreement.AgreementStanding;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.recall.Recalls;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;

/**
 * The workspace right after a step of the story, as the engine's own folds read it.
 *
 * @param before how many entries the register had before the step
 */
record StoryScene(Story story, StoryPlayer.Played played, long before) {
    static final String AGREEMENT = "IRS-DHS-2026-01";

    Instant at() {
        return played.step().at();
    }

    Registry registry() throws Exception {
        return Registry.read(story.workspace().register());
    }

    long filed() throws Exception {
        return registry().entries().size() - before;
    }

    AgreementHistory agreement() throws Exception {
        return Agreements.of(story.workspace()).history(AGREEMENT);
    }

    AgreementStanding.State state(Instant on) throws Exception {
        return Agreements.of(story.workspace()).standing(AGREEMENT, on).state();
    }

    AgreementStanding.State state() throws Exception {
        return state(at());
    }

    String lacking() throws Exception {
        return String.join(
                "\n", Agreements.of(story.workspace()).standing(AGREEMENT, at()).lacking());
    }

    /** Who may sign agreements for the custodian. */
    List<String> heads(Instant on) throws Exception {
        return Officials.of(story.workspace()).who(Mandate.of(Act.AGREEMENT, Side.CUSTODIAN), on).stream()
                .map(Signatory::name)
                .toList();
    }

    /** Readings that counsel has adopted by then. */
    Set<String> readings(Instant on) throws Exception {
        return Opinions.of(story.workspace(), on)
                .of(PackReader.read(Story.home().resolve("packs/us/26-usc-6103-i-2")))
                .readings()
                .keySet();
    }

    OrderHistory order() throws Exception {
        return Orders.of(story.workspace()).named("O-1").orElseThrow();
    }

    Optional<Recall> recall() throws Exception {
        return Recalls.of(story.workspace()).of("run-" + run(2));
    }

    long run(int nth) throws Exception {
        return registry().runs().get(nth - 1);
    }

    List<DecidedRow> rows(int nth) throws Exception {
        return story.rows(run(nth));
    }

    /** Rows that go, or would go. */
    static List<DecidedRow> due(List<DecidedRow> rows) {
        return rows.stream()
                .filter(row -> row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM)
                .toList();
    }

    List<ReleaseSealed> sealed() throws Exception {
        return registry().all(ReleaseSealed.class, any -> true);
    }

    Path file(String name) {
        return story.root().resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    /** Whether a text was signed by the key of somebody's certificate, unchanged. */
    boolean isSigned(String name, String slug) throws IOException {
        String owner = Certificates.fingerprint(Certificates.read(file("certificates/" + slug + ".pem")));
        return DetachedSignature.verifyFingerprint(
                        Files.readAllBytes(file(name)), Files.readAllBytes(file(name + ".p7s")), Set.of(owner), at())
                .match(signed -> true, refused -> false);
    }
}
