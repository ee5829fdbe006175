package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.engine.document.Json;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.TextFile;
import org.narrowgate.ledger.witness.Watched;
import org.narrowgate.ledger.witness.Witness;
import org.narrowgate.ledger.witness.WitnessServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate witness serve}: answers logs until it is ended. */
@Command(
        name = "serve",
        description = {
            "Answers the logs that it watches until it is ended (SIGTERM, Ctrl-C), which may be at any instant: what it has"
                    + " answered is on disk before it answers. One at a time may serve a folder.",
            "Forks, and what could not be written, are said on standard error, each in one line.",
            "It answers whoever can reach it: only what a log has signed is ever cosigned, so nobody has to be let in. To be"
                    + " reached from other machines it needs --listen, or a proxy before it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A keystore for HTTPS:",
            "  keytool -genkeypair -keyalg EC -storetype PKCS12 -keystore witness.p12 \\",
            "      -dname CN=witness.example -ext SAN=dns:witness.example -alias witness -validity 365",
            "Without HTTPS nobody can forge a cosignature either; he could see which log asks, and keep it from being answered."
        })
final class WitnessServeCommand implements Callable<Integer> {
    @Mixin
    private WitnessFolder place = new WitnessFolder();

    @Option(
            names = "--log",
            required = true,
            paramLabel = "VKEYFILE",
            description = "The file `vkey` of a log to watch, as its custodian gave it to you; once for each log.")
    private List<Path> logs = List.of();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:7380",
            description = "Where to listen; ${DEFAULT-VALUE} if absent, which only this machine reaches.")
    private String listen = "";

    @Option(
            names = "--prefix",
            paramLabel = "PATH",
            description = "Path of the URL in policies, if it has one: /w1 for https://witness.example/w1.")
    private String prefix = "";

    @Option(names = "--keystore", paramLabel = "FILE", description = "PKCS#12 keystore: HTTPS instead of HTTP.")
    private Optional<Path> keystore = Optional.empty();

    @Option(
            names = "--keystore-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the keystore's password.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--json", description = "One JSON document, once it listens.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InetSocketAddress address = address();
        Optional<SSLContext> tls = tls();
        List<NoteVerifier> keys = new ArrayList<>();
        for (Path log : logs) {
            keys.add(NoteVerifier.parse(TextFile.read(log)));
        }
        PrintWriter err = spec.commandLine().getErr();
        Witness witness =
                Witness.open(place.folder(), place.signer(), keys, InstantSource.system(), line -> say(err, line));
        WitnessServer server;
        try {
            server = WitnessServer.start(witness, address, path(), tls, line -> say(err, line));
        } catch (LedgerException e) {
            witness.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, witness, err)));
        started(witness, (tls.isPresent() ? "https://" : "http://") + host(server.address()) + path());
        new CountDownLatch(1).await();
        return Exit.DONE;
    }

    private static void end(WitnessServer server, Witness witness, PrintWriter err) {
        server.close();
        try {
            witness.close();
            say(err, "ended; all that was answered is on disk");
        } catch (LedgerException e) {
            say(err, String.valueOf(e.getMessage()));
        }
    }

    private static void say(PrintWriter err, String line) {
        err.println("witness: " + line);
        err.flush();
    }

    private void started(Witness witness, String url) throws LedgerException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("name", witness.verifier().name())
                    .put("vkey", witness.verifier().vkey())
                    .put("url", url)
                    .put(
                            "logs",
                            witness.watched().stream()
                                    .map(WitnessShowCommand::json)
                                    .toList())));
        } else {
            out.println("witness " + witness.verifier().name() + " answers at " + url);
            for (Watched log : witness.watched()) {
                out.println("  " + WitnessShowCommand.line(log));
            }
        }
        out.flush();
    }

    private static String host(InetSocketAddress address) {
        String host = address.getHostString();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    private String path() {
        String path = prefix.replaceAll("/+$", "");
        if (!path.isEmpty() && !path.startsWith("/")) {
            throw new ParameterException(spec.commandLine(), "--prefix begins with a slash: /w1");
        }
        return path;
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        String port = listen.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new ParameterException(spec.commandLine(), "--listen is HOST:PORT, such as 127.0.0.1:7380");
        }
        InetSocketAddress address =
                new InetSocketAddress(listen.substring(0, colon).replaceAll("^\\[|\\]$", ""), Integer.parseInt(port));
        if (address.isUnresolved()) {
            throw new ParameterException(spec.commandLine(), "--listen names a host that is not known here");
        }
        return address;
    }

    private Optional<SSLContext> tls() throws IOException {
        if (keystore.isPresent() != passwordFile.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--keystore and --keystore-password-file belong together: give both");
        }
        if (keystore.isEmpty() || passwordFile.isEmpty()) {
            return Optional.empty();
        }
        String password = TextFile.read(passwordFile.get()).lines().findFirst().orElse("");
        return Optional.of(WitnessServer.tls(keystore.get(), password.toCharArray()));
    }
}
