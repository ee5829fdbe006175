package org.narrowgate.ledger.witness;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteSignature;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.LogReader;

/** The conversation with one witness, which must end in time; every other end than a cosignature is said in words. */
final class Asking {
    static final String SIZE_TYPE = "text/x.tlog.size";

    /** The first asks for the size, the second brings the proof, the others are for who asks at the same time. */
    private static final int ROUNDS = 4;

    private final HttpClient client;
    private final URI address;
    private final NoteVerifier key;
    private final Duration whole;
    private final long begun = System.nanoTime();

    Asking(HttpClient client, URI address, NoteVerifier key, Duration whole) {
        this.client = client;
        this.address = address;
        this.key = key;
        this.whole = whole;
    }

    NoteSignature ask(LogReader log) {
        long seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            HttpResponse<byte[]> answer = send(request(log, seen));
            if (answer.statusCode() == 200) {
                return cosignature(answer.body(), log.note());
            }
            if (answer.statusCode() != 409 || !SIZE_TYPE.equals(type(answer))) {
                throw refused(answer.statusCode(), log);
            }
            seen = size(answer.body());
            if (seen > log.size()) {
                throw new ProofException("the witness has seen a larger tree, of " + seen
                        + " entries, than this one of "
                        + log.size() + ": if a newer checkpoint was published meanwhile, ask again; if not, this log"
                        + " was set back: stop, and restore its newest copy");
            }
        }
        throw new ProofException(
                "it names another size each time it is asked: ask again, and its operator if it stays");
    }

    private static CheckpointRequest request(LogReader log, long seen) {
        try {
            return CheckpointRequest.of(log.consistency(seen, log.size()), log.note());
        } catch (LedgerException e) {
            throw new ProofException("the proof for it could not be read: " + e.getMessage(), e);
        }
    }

    private HttpResponse<byte[]> send(CheckpointRequest request) {
        HttpRequest post = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(post, head -> new LimitedBody(CheckpointRequest.MAXIMUM_BYTES));
        try {
            return answer.get(whole.toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ProofException(
                    "no answer within " + seconds() + " s: ask again, and its operator if it stays", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProofException("asking was interrupted: ask again", e);
        } catch (ExecutionException e) {
            throw broken(e.getCause() == null ? e : e.getCause());
        }
    }

    private String seconds() {
        return whole.toMillis() % 1000 == 0 ? Long.toString(whole.toSeconds()) : whole.toMillis() / 1000.0 + "";
    }

    private ProofException broken(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new ProofException("no connection to " + place() + " in time: see that it runs and can be reached");
        }
        if (cause instanceof ConnectException) {
            return new ProofException(
                    "no connection to " + place() + ": see that it runs there, or correct its URL in the policy",
                    cause);
        }
        if (cause instanceof SSLException) {
            return new ProofException(
                    "no trusted connection to " + place() + " (" + cause.getMessage()
                            + "): name its certificate as trusted, or have its operator renew it",
                    cause);
        }
        if (cause instanceof IOException) {
            return new ProofException("the answer of " + place() + " broke off: ask again", cause);
        }
        return new ProofException("asking " + place() + " failed: " + cause, cause);
    }

    private String place() {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static long size(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\n")) {
            throw new ProofException("its answer 409 is not a size and a newline: tell its operator");
        }
        return Checkpoint.decimal(text.substring(0, text.length() - 1), "the size in its answer 409");
    }

    private NoteSignature cosignature(byte[] body, SignedNote note) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            for (String line : text.split("\n", -1)) {
                if (line.isEmpty()) {
                    continue;
                }
                NoteSignature signature = NoteSignature.parse(line);
                if (key.cosigned(new SignedNote(note.text(), List.of(signature)))
                        .isPresent()) {
                    return signature;
                }
            }
        } catch (ProofException e) {
            throw new ProofException(
                    "what it answered is not its cosignature of this checkpoint (" + e.getMessage()
                            + "): do not count on it, and ask its operator",
                    e);
        }
        throw new ProofException("it answered without a cosignature of " + key.name()
                + ": compare its verifier key with the one in the policy");
    }

    private static ProofException refused(int status, LogReader log) {
        return new ProofException(
                switch (status) {
                    case 400 ->
                        "it could not read the request (400): compare its version of tlog-witness with this one";
                    case 403 ->
                        "it does not accept the log's signature (403): its operator has another key for "
                                + log.verifier().name();
                    case 404 ->
                        "it does not watch this log (404): give its operator the log's file vkey, or correct its URL in"
                                + " the policy";
                    case 409 ->
                        "it has seen another root for the size " + log.size() + " (409): this log was forked; stop, and"
                                + " find out which of the two is yours";
                    case 422 ->
                        "it finds that the log has not only grown (422): verify the log; if it is sound, it was forked;"
                                + " stop, and find out which of the two is yours";
                    default -> "it answered " + status + ": ask again, and its operator if it stays";
                });
    }
}
