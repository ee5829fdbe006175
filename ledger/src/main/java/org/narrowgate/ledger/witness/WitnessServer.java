package org.narrowgate.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.LedgerException;

/**
 * A witness over HTTP or HTTPS: {@code POST <prefix>/add-checkpoint} as C2SP tlog-witness has it. How monitors read is
 * left open there; here {@code GET <prefix>/} tells people what this is, {@code /vkey} gives the key, and
 * {@code /checkpoint/<origin>} the last checkpoint with its cosignature.
 */
public final class WitnessServer implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int LAST_ANSWERS_SECONDS = 1;
    private static final String CHECKPOINT = "/checkpoint/";

    /** Limits of the JDK's server, in seconds and connections; it reads them once, when its first server is made. */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "20",
            "sun.net.httpserver.nodelay", "true",
            "jdk.httpserver.maxConnections", "500");

    private final Witness witness;
    private final String prefix;
    private final Consumer<String> said;
    private final HttpServer server;
    private final ExecutorService threads;

    private WitnessServer(Witness witness, String prefix, Consumer<String> said, HttpServer server) {
        this.witness = witness;
        this.prefix = prefix;
        this.said = said;
        this.server = server;
        threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /**
     * Serves until it is closed.
     *
     * @param prefix path of the submission URL, such as {@code /w1}; empty if it has none
     * @param tls for HTTPS, see {@link #tls}
     */
    public static WitnessServer start(
            Witness witness, InetSocketAddress listen, String prefix, Optional<SSLContext> tls, Consumer<String> said)
            throws LedgerException {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        try {
            HttpServer server;
            if (tls.isPresent()) {
                HttpsServer secure = HttpsServer.create(listen, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
                server = secure;
            } else {
                server = HttpServer.create(listen, 0);
            }
            WitnessServer serving = new WitnessServer(witness, prefix, said, server);
            server.start();
            return serving;
        } catch (IOException e) {
            throw new LedgerException(
                    Path.of("listen " + listen.getHostString() + " port " + listen.getPort()),
                    "the address cannot be taken (" + DurableFile.reason(e) + ")",
                    "End who has it, or name another",
                    e);
        }
    }

    /** Private key and certificates of a PKCS#12 keystore. */
    public static SSLContext tls(Path keystore, char[] password) throws LedgerException {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new LedgerException(
                    keystore,
                    "could not be read (" + DurableFile.reason(e) + ")",
                    "Give a PKCS#12 keystore and its password",
                    e);
        } catch (GeneralSecurityException e) {
            throw new LedgerException(keystore, "holds no key that can be used", "Make it with keytool", e);
        }
    }

    /** Where it listens, the port that it was given included. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (LedgerException | RuntimeException e) {
                said.accept("a request could not be answered: " + e.getMessage());
                answer = Answer.text(500, "this witness cannot answer now; its operator is told");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path == null || !path.startsWith(prefix)) {
            return Answer.text(404, "there is nothing here");
        }
        String what = path.substring(prefix.length());
        String method = what.equals("/add-checkpoint") ? "POST" : "GET";
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            return Answer.text(405, "ask with " + method);
        }
        return method.equals("POST") ? add(exchange) : read(what);
    }

    private Answer add(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(CheckpointRequest.MAXIMUM_BYTES + 1);
        if (body.length > CheckpointRequest.MAXIMUM_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
            return Answer.text(413, "a request has at most " + CheckpointRequest.MAXIMUM_BYTES + " bytes");
        }
        return witness.add(body);
    }

    private Answer read(String what) throws LedgerException {
        if (what.isEmpty() || what.equals("/")) {
            return Answer.of(page());
        }
        if (what.equals("/vkey")) {
            return Answer.of(witness.verifier().vkey() + "\n");
        }
        if (what.startsWith(CHECKPOINT)) {
            return witness.last(what.substring(CHECKPOINT.length()))
                    .map(SignedNote::format)
                    .map(Answer::of)
                    .orElseGet(() -> Answer.text(404, "this witness has cosigned no checkpoint of that log"));
        }
        return Answer.text(404, "there is nothing here");
    }

    private String page() throws LedgerException {
        StringBuilder page = new StringBuilder("Witness ")
                .append(witness.verifier().name())
                .append(
                        "\n\nIt cosigns checkpoints of the logs below (C2SP tlog-witness): that each has only grown since the"
                                + " last one,\nand that all who ask are shown the same. It does not read what the logs say, and does not"
                                + " say that it is right.\n\nverifier key  ")
                .append(witness.verifier().vkey())
                .append('\n');
        for (Watched log : witness.watched()) {
            page.append("\nlog           ").append(log.origin());
            page.append("\n  entries     ").append(log.size());
            page.append("\n  cosigned    ")
                    .append(log.cosigned().map(Object::toString).orElse("not yet"));
            long forks = log.evidence().stream().filter(Watched.Evidence::proof).count();
            page.append(forks > 0 ? "\n  FORKED      it signed two roots for one size, " + forks + " time(s)\n" : "\n");
        }
        return page.toString();
    }

    /** Takes no more requests, gives those under way a second to be answered, and waits until nobody writes. */
    @Override
    public void close() {
        server.stop(LAST_ANSWERS_SECONDS);
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                said.accept("a request is still being written to the disk");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
