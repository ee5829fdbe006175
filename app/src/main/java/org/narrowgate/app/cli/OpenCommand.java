package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.seal.BoundPage;
import org.narrowgate.engine.seal.LaterQuorum;
import org.narrowgate.engine.seal.OpenedPackage;
import org.narrowgate.engine.seal.PackageOpener;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.seal.TrustFile;
import org.narrowgate.engine.signature.SigningIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate open}: what the recipient runs; needs no workspace. */
@Command(
        name = "open",
        description = {
            "Opens a release for its recipient, if all of it verifies under your own trust file.",
            "Decrypts every part, verifies manifests, digests, receipts and the page of obligations that the releasing"
                    + " official signed (OBLIGATIONS.txt), and only then makes the folder. Whatever is"
                    + " wrong is named, and nothing is left."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The trust file names the log and the custodian's certificate. Get it by another way than the package:",
            "whoever could forge the one must not be able to send you the other.",
            "Exit codes: 0 opened; 3 something is wrong with the package, key or trust file; 4 cannot go on."
        })
final class OpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.cms", arity = "1..*", description = "Every part, in order.")
    private List<Path> parts = List.of();

    @Option(names = "--key", required = true, paramLabel = "KEY.pem", description = "Your private key, mode 0600.")
    private Path key = Path.of("");

    @Option(
            names = "--certificate",
            required = true,
            paramLabel = "CERT.pem",
            description = "Your certificate, which the request named.")
    private Path certificate = Path.of("");

    @Option(names = "--policy", required = true, paramLabel = "TRUSTFILE", description = "Whom you believe.")
    private Path policy = Path.of("");

    @Option(
            names = "--cosigned",
            paramLabel = "FILE",
            description =
                    "Of what was released before its witnesses had cosigned it: the custodian's proof that they have"
                            + " since (`release cosigned`).")
    private Optional<Path> cosigned = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
    private Path out = Path.of("");

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SealException {
        SigningIdentity recipient = SigningIdentity.read(key, certificate);
        Optional<LaterQuorum> later =
                cosigned.isPresent() ? Optional.of(LaterQuorum.read(cosigned.get())) : Optional.empty();
        OpenedPackage opened = new PackageOpener(
                        recipient.key(), recipient.certificate(), TrustFile.read(policy), Instant.now(), later)
                .open(parts, out);
        print(opened);
        return Exit.DONE;
    }

    private void print(OpenedPackage opened) {
        PrintWriter to = spec.commandLine().getOut();
        Map<String, Long> answers = new LinkedHashMap<>(new TreeMap<>(opened.answers()));
        if (json) {
            to.println(Printed.compact(document(opened, answers)));
        } else {
            to.println(witnesses(opened));
            to.printf(
                    Locale.ROOT,
                    "%s: %s, %,d parts, %,d receipts verified%n",
                    opened.directory(),
                    opened.release(),
                    opened.parts(),
                    opened.receipts());
            answers.forEach((answer, rows) -> to.printf(Locale.ROOT, "%12d  %s%n", rows, answer));
            to.println(onThePage(opened));
            to.println("Attached to its use:");
            opened.obligations().forEach(obligation -> to.println("  " + obligation));
        }
        to.flush();
    }

    private static String witnesses(OpenedPackage opened) {
        if (!opened.unwitnessed()) {
            return opened.receipts() == 0
                    ? "no receipt is in it that a witness could have cosigned"
                    : "WITNESSED by " + String.join(", ", new TreeSet<>(opened.witnesses()))
                            + (opened.beforeQuorum()
                                    ? ", after it was released: that was before, as an emergency"
                                    : "");
        }
        return opened.beforeQuorum()
                ? "UNWITNESSED: it was released before its witnesses had cosigned the log, as an emergency"
                : "UNWITNESSED: no witness cosigned the log; a custodian alone could show you another one";
    }

    private static Json document(OpenedPackage opened, Map<String, Long> answers) {
        return Json.object()
                .put("release", opened.release())
                .put("run", opened.run().hex())
                .put("folder", opened.directory().toString())
                .put("parts", opened.parts())
                .put("answers", answers)
                .put("receipts", opened.receipts())
                .put("unwitnessed", opened.unwitnessed())
                .put("witnesses", List.copyOf(new TreeSet<>(opened.witnesses())))
                .put("before_quorum", opened.beforeQuorum())
                .put(
                        "destroy_by",
                        opened.terms().map(t -> t.destroyBy().toString()).orElse(""))
                .put("attest_by", attestBy(opened).map(LocalDate::toString).toList())
                .put("obligations", opened.obligations());
    }

    private static String onThePage(OpenedPackage opened) {
        return opened.terms()
                .map(terms -> "Read " + opened.directory().resolve(BoundPage.NAME)
                        + " before anything else; the releasing official signed it. Destroy all of it by "
                        + terms.destroyBy()
                        + attestBy(opened)
                                .findFirst()
                                .map(day -> ", attest its use first by " + day)
                                .orElse(""))
                .orElse("It was sealed before packages had a page of obligations.");
    }

    private static Stream<LocalDate> attestBy(OpenedPackage opened) {
        return opened.terms().stream().flatMap(terms -> terms.attestBy().stream());
    }
}
