package org.narrowgate.app.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.PolicyAtHand;
import org.narrowgate.engine.witness.WitnessPolicy;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.Workspace;

/** Whom the custodian adopted as witnesses: whether they answer, are somebody else, and have seen the logs. */
final class Witnesses {
    private static final Duration WAIT = Duration.ofSeconds(3);

    private final Workspace workspace;
    private final Consumer<Symptom> found;

    Witnesses(Workspace workspace, Consumer<Symptom> found) {
        this.workspace = workspace;
        this.found = found;
    }

    void look() throws IOException, DocumentException {
        AdoptedPolicies adopted = AdoptedPolicies.of(workspace);
        PolicyAtHand.wrong(workspace, adopted)
                .ifPresent(why -> tell(Level.STOPS_RELEASE, Kind.WITNESS_POLICY, why, ""));
        adopted.givenUp().ifPresent(why -> tell(Level.WARNING, Kind.WITNESS_POLICY, why, "adopt one with a quorum"));
        WitnessPolicy policy = adopted.policy();
        policy.policy().witnesses().forEach(this::reach);
        ownKeys(policy);
        for (WitnessedLog log : WitnessedLog.all(workspace, policy)) {
            log.setBack()
                    .ifPresent(why -> tell(
                            Level.STOPS_DECIDE, Kind.LOG_DAMAGED, log.name() + ": " + why, "run `narrowgate verify`"));
            if (!log.met() && !policy.asksForNoWitness()) {
                tell(Level.NOTE, Kind.LOG_UNWITNESSED, log.words(), "`narrowgate witness collect`");
            }
        }
    }

    /** Any answer shows that somebody is there; what he cosigns is for `witness collect` to find out. */
    private void reach(Policy.Witness witness) {
        String url = witness.url().orElse("");
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(WAIT).build();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(WAIT).build();
            var unused = client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException | IllegalArgumentException unreachable) {
            tell(
                    Level.WARNING,
                    Kind.WITNESS_UNREACHABLE,
                    "the witness " + witness.name() + " does not answer at " + url,
                    "ask who runs it; nothing can be released while fewer answer than the quorum");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A witness whose key lies with the custodian's own is the custodian. */
    private void ownKeys(WitnessPolicy policy) throws IOException {
        Path keys = workspace.config().keys();
        if (policy.policy().witnesses().isEmpty() || !Files.isDirectory(keys)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(keys, 2)) {
            files = all.filter(file -> file.toString().endsWith(".key")).toList();
        }
        for (Path file : files) {
            String text = Files.readString(file, ISO_8859_1);
            for (Policy.Witness witness : policy.policy().witnesses()) {
                if (text.contains(witness.key().vkey())) {
                    tell(
                            Level.WARNING,
                            Kind.WITNESS_KEY,
                            file + ": this is the key of the witness " + witness.name(),
                            "have it run, and its key held, by somebody who is not the custodian");
                }
            }
        }
    }

    private void tell(Level level, Kind kind, String what, String remedy) {
        found.accept(Symptom.of(level, kind, what, remedy));
    }
}
