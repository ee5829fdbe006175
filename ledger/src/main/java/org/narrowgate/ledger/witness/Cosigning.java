package org.narrowgate.ledger.witness;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.narrowgate.core.proof.NoteSignature;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.LogReader;

/**
 * Asks the witnesses of a policy to cosign a log's newest checkpoint (C2SP tlog-witness, the client's side), all at
 * once. One witness that is away, slow, wrong or lying is a line in the outcome and never an exception: whether enough
 * have cosigned is for {@link Policy#accept} to say.
 */
public final class Cosigning {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Duration whole;

    private Cosigning(HttpClient.Builder client, Duration connect, Duration whole) {
        // Version 2 would be offered to a plain server as an upgrade, which some refuse.
        this.client = client.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
        this.whole = whole;
    }

    /** Waits 5 s for a connection and 10 s for all that one witness has to say; trusts the platform's certificates. */
    public static Cosigning standard() {
        return within(CONNECT, WHOLE);
    }

    public static Cosigning within(Duration connect, Duration whole) {
        return new Cosigning(HttpClient.newBuilder(), connect, whole);
    }

    /** As {@link #within}, believing the certificates that this context believes. */
    public static Cosigning within(Duration connect, Duration whole, SSLContext trust) {
        return new Cosigning(HttpClient.newBuilder().sslContext(trust), connect, whole);
    }

    /** Asks every witness of the policy that has not cosigned the checkpoint yet. */
    public Cosignatures collect(LogReader log, Policy policy) {
        Map<String, CompletableFuture<NoteSignature>> asked = new LinkedHashMap<>();
        Set<String> cosigned = new LinkedHashSet<>();
        Map<String, String> problems = new LinkedHashMap<>();
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(1, policy.witnesses().size()), Cosigning::daemon);
        for (Policy.Witness witness : policy.witnesses()) {
            try {
                if (witness.key().cosigned(log.note()).isPresent()) {
                    cosigned.add(witness.name());
                } else {
                    Asking asking = new Asking(client, address(witness), witness.key(), whole);
                    asked.put(witness.name(), CompletableFuture.supplyAsync(() -> asking.ask(log), threads));
                }
            } catch (ProofException e) {
                problems.put(witness.name(), words(e));
            }
        }
        threads.shutdown();
        return outcome(log.note(), asked, cosigned, problems);
    }

    private static Cosignatures outcome(
            SignedNote before,
            Map<String, CompletableFuture<NoteSignature>> asked,
            Set<String> cosigned,
            Map<String, String> problems) {
        SignedNote note = before;
        for (Map.Entry<String, CompletableFuture<NoteSignature>> one : asked.entrySet()) {
            try {
                note = note.with(one.getValue().join());
                cosigned.add(one.getKey());
            } catch (RuntimeException e) {
                problems.put(one.getKey(), words(e.getCause() == null ? e : e.getCause()));
            }
        }
        return new Cosignatures(note, cosigned, problems);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cosigning");
        thread.setDaemon(true);
        return thread;
    }

    private static String words(Throwable problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private static URI address(Policy.Witness witness) {
        String url = witness.url()
                .orElseThrow(() -> new ProofException(
                        "the policy has no URL for it: write it at the end of its line \"witness\""));
        if (witness.key().type() != NoteVerifier.COSIGNATURE) {
            throw new ProofException("its key is of a type that this platform cannot verify: ask for one of type 04");
        }
        try {
            URI address = new URI(url.replaceAll("/+$", "") + "/add-checkpoint");
            if (List.of("http", "https").contains(address.getScheme()) && address.getHost() != null) {
                return address;
            }
            throw new ProofException("its URL does not begin with http:// or https:// and a host: correct the policy");
        } catch (URISyntaxException e) {
            throw new ProofException("its URL cannot be read: correct the policy", e);
        }
    }
}
