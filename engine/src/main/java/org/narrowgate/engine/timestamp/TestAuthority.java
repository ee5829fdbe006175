package org.narrowgate.engine.timestamp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.narrowgate.engine.signature.CmsProvider;
import org.narrowgate.engine.signature.IssuedAuthority;
import org.narrowgate.engine.signature.IssuedIdentity;

/**
 * An invented time-stamping authority that answers over HTTP (RFC 3161, section 3.4), for tests and for trying: it has a
 * root, a revocation list and a key of its own, and says whatever time its clock says. No real time-stamp comes from it.
 */
public final class TestAuthority implements AutoCloseable {
    /** Under the arc for examples (X.660, annex A): nobody's real policy. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.3161.1");

    private static final int SERIAL_BITS = 63;
    private static final int MAXIMUM_QUERY = 1 << 16;

    private final IssuedAuthority root;
    private final IssuedIdentity identity;
    private final InstantSource clock;
    private final SecureRandom random;
    private final HttpServer server;

    private TestAuthority(
            IssuedAuthority root,
            IssuedIdentity identity,
            InstantSource clock,
            SecureRandom random,
            HttpServer server) {
        this.root = root;
        this.identity = identity;
        this.clock = clock;
        this.random = random;
        this.server = server;
    }

    /**
     * Begins to answer on a loopback address.
     *
     * @param port 0 for any that is free
     * @param from certificates and list are good from then
     * @param until certificates and list are good until then
     */
    public static TestAuthority start(int port, InstantSource clock, Instant from, Instant until, SecureRandom random)
            throws IOException {
        IssuedAuthority root = IssuedAuthority.root("SYNTHETIC Time", from, until, random);
        IssuedIdentity identity = root.issueForTimestamps("SYNTHETIC Time", from, until);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        TestAuthority authority = new TestAuthority(root, identity, clock, random, server);
        server.createContext("/", authority::exchange);
        server.start();
        return authority;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Writes {@code root.pem} and {@code root.crl}, which a workspace pins. */
    public void write(Path folder) throws IOException {
        root.identity().writeCertificate(folder.resolve("root.pem"));
        IssuedAuthority.write(
                root.revocationList(
                        List.of(),
                        root.certificate().getNotBefore().toInstant(),
                        root.certificate().getNotAfter().toInstant()),
                folder.resolve("root.crl"));
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer;
            try {
                answer = answer(new TimeStampRequest(exchange.getRequestBody().readNBytes(MAXIMUM_QUERY)));
            } catch (IOException | TSPException | RuntimeException unreadable) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] answer(TimeStampRequest query) throws IOException, TSPException {
        TimeStampResponseGenerator answering =
                new TimeStampResponseGenerator(tokens(), Set.of(NISTObjectIdentifiers.id_sha256));
        return answering
                .generate(query, new BigInteger(SERIAL_BITS, random), Date.from(clock.instant()))
                .getEncoded();
    }

    private TimeStampTokenGenerator tokens() throws TSPException {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(CmsProvider.get())
                    .build();
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setProvider(CmsProvider.get())
                            .build("SHA256withECDSA", identity.keys().getPrivate(), identity.certificate()),
                    digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(identity.certificate())));
            return tokens;
        } catch (OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException("its own key and certificate are fit for that", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
