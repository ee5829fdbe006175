package org.narrowgate.engine.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.narrowgate.core.proof.Sha256;

/** Asks a time-stamping authority over HTTP (RFC 3161, section 3.4). All that it learns is one SHA-256. */
final class TimestampClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final int MAXIMUM_BYTES = 1 << 20;
    private static final int NONCE_BITS = 127;

    private final URI authority;
    private final SecureRandom random;

    TimestampClient(URI authority, SecureRandom random) {
        this.authority = authority;
        this.random = random;
    }

    /**
     * The authority's answer, DER, to a question of its own for these bytes.
     *
     * @throws IOException if it cannot be reached, refuses, or answers another question; its message says what to do
     */
    byte[] ask(byte[] data) throws IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(
                NISTObjectIdentifiers.id_sha256, Sha256.create().digest(data), new BigInteger(NONCE_BITS, random));
        byte[] answer = send(request.getEncoded());
        try {
            new TimeStampResponse(answer).validate(request);
            return answer;
        } catch (TSPException | RuntimeException e) {
            throw new IOException(authority + " did not answer what was asked (" + e.getMessage()
                    + "); see that `timestamps`, `url` in narrowgate.yaml is that of a time-stamping authority");
        }
    }

    private byte[] send(byte[] query) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        HttpRequest post = HttpRequest.newBuilder(authority)
                .timeout(WHOLE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(post, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] answer = body.readNBytes(MAXIMUM_BYTES);
                if (response.statusCode() != 200) {
                    throw new IOException(authority + " answers with HTTP status " + response.statusCode());
                }
                return answer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(authority + " was not waited for: this command was interrupted", e);
        } catch (IOException e) {
            throw new IOException(authority + " cannot be reached ("
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")");
        }
    }
}
