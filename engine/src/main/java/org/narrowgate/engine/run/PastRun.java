package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.workspace.Workspace;

/**
 * A complete run as it was opened: everything constant in it that register and request tell, but for pack and agreement.
 *
 * @param header of its request, as received
 * @param bars that were known when it was opened
 * @param byAddress whether the records could be asked by address
 */
public record PastRun(
        Workspace workspace,
        Registry registry,
        long run,
        RunOpened opened,
        RunRules.Law law,
        RequestHeader header,
        BarsReader.Known bars,
        boolean byAddress,
        Optional<SignedAnswers> answers) {
    private static final String BY_ADDRESS = "\nby address";

    /**
     * Reads it.
     *
     * @throws RefusedException if there is no such run, or it is not complete
     */
    public static PastRun of(Workspace workspace, Openings openings, long run)
            throws IOException, DocumentException, RefusedException {
        Registry registry = Registry.read(workspace.register());
        RunOpened opened = registry.run(run)
                .orElseThrow(() -> new RefusedException(
                        "run",
                        "run " + run + " is not in the register; runs there: " + registry.runs()
                                + " (`narrowgate status`)"));
        if (registry.closed(run).isEmpty()) {
            throw new RefusedException(
                    "open",
                    "run " + run + " is not complete; decide its request again, which goes on where it was cut off");
        }
        RunRules.Law law = RunRules.Law.decode(openings.open(opened.law()));
        RequestPackage request =
                RequestPackage.readAgainWithoutRows(workspace.requests().resolve(law.requestId()));
        if (!Arrays.equals(openings.open(opened.request()), Reception.value(request))) {
            throw new RefusedException(
                    "request",
                    request.directory() + ": the request is not the one that run " + run
                            + " decided; restore the workspace's copy");
        }
        Instant at = opened.at();
        BarsReader.Known stated = BarsReader.read(
                "bars of the run", openings.open(opened.bars()), LocalDate.ofInstant(at, ZoneOffset.UTC));
        return new PastRun(
                workspace,
                registry,
                run,
                opened,
                law,
                request.header(),
                RunBars.of(stated, workspace, openings, request.header(), at, run)
                        .known(),
                new String(openings.open(opened.records()), StandardCharsets.UTF_8).endsWith(BY_ADDRESS),
                opened.parent() < 0
                        ? Optional.empty()
                        : Optional.of(SignedAnswers.of(workspace, openings, registry, opened.parent(), run)));
    }

    /** The day whose law it went by. */
    public LocalDate day() {
        return LocalDate.ofInstant(opened.at(), ZoneOffset.UTC);
    }

    /** What counsel had adopted of a pack when it was opened. */
    public Adopted adopted(Pack pack) throws IOException, DocumentException {
        return Opinions.of(workspace, opened.at()).of(pack);
    }

    /** The answers that it relied on, which a run over a whole request does on none, as they count under some law. */
    public List<Judgment> judgments(Map<String, Question> questions) {
        return answers.map(signed -> signed.counting(questions)).orElse(List.of());
    }

    /** Addresses of the requesters; those of the configuration where an older program kept none. */
    public List<String> ownAddresses() {
        return law.ownAddresses().orElse(workspace.config().requesterAddresses());
    }
}
