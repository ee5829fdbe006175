package org.narrowgate.core.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Checks a receipt on a bare JDK: {@code java -cp narrowgate-core.jar org.narrowgate.core.proof.VerifyMain RECEIPT
 * TRUST}, the second file holding the log's verifier key or a trust policy (C2SP tlog-policy). Exit 0 proven, 1
 * refused, 2 usage or unreadable file. The one class of {@code core} that reads files.
 */
public final class VerifyMain {
    private static final long MAXIMUM_BYTES = 64L * 1024 * 1024;

    private VerifyMain() {}

    public static void main(String[] args) {
        // What is printed holds names and values in any script, whatever the console's own encoding.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 2) {
            err.println("usage: java -cp narrowgate-core.jar " + VerifyMain.class.getName()
                    + " RECEIPT TRUSTPOLICY|VKEYFILE");
            return 2;
        }
        byte[] receipt;
        byte[] trust;
        try {
            receipt = read(args[0]);
            trust = read(args[1]);
        } catch (IOException | InvalidPathException e) {
            err.println("cannot read: " + e.getMessage());
            return 2;
        }
        try {
            report(Receipt.parse(receipt), policy(trust), out);
            return 0;
        } catch (ProofException e) {
            err.println("REFUSED: " + e.getMessage());
            return 1;
        }
    }

    private static byte[] read(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.size(path) > MAXIMUM_BYTES) {
            throw new IOException(file + " is larger than any receipt or key (64 MiB)");
        }
        return Files.readAllBytes(path);
    }

    private static Policy policy(byte[] trust) {
        String text = new String(trust, StandardCharsets.ISO_8859_1);
        boolean lines = text.lines().anyMatch(line -> line.strip().matches("(log|witness|group|quorum)\\s.*"));
        return lines
                ? Policy.parse(trust)
                : Policy.unwitnessed(NoteVerifier.parse(Utf8.decode(trust, "the vkey file")));
    }

    private static void report(Receipt receipt, Policy policy, PrintStream out) {
        Policy.Accepted accepted = receipt.verify(policy);
        Checkpoint checkpoint = accepted.checkpoint();
        out.println("PROVEN: this entry stands in the log, unaltered, at the place given.");
        out.println("log         " + checkpoint.origin());
        out.println("checkpoint  size " + checkpoint.size() + ", root "
                + checkpoint.root().base64());
        out.println("entry       number " + receipt.index() + " (counted from 0), run " + receipt.runId());
        out.println("witnesses   "
                + (accepted.unwitnessed()
                        ? "UNWITNESSED: the policy asks for none, so a forked or rolled-back log would not be noticed"
                        : String.join(
                                ", ", accepted.witnesses().stream().sorted().toList())));
        int number = 0;
        for (Receipt.Slot slot : receipt.slots()) {
            number++;
            if (slot instanceof Receipt.Opened opened) {
                out.println("slot " + number + " opened: " + printable(opened.value()));
            }
        }
        out.println("slots       " + receipt.slots().size() + " in all; those not listed stay closed");
        out.println();
        out.print(Disclaimer.LINES);
    }

    /** The bytes as text and in hexadecimal; control characters and the like as dots, so that a value cannot rewrite what stands above it on a screen. */
    private static String printable(byte[] value) {
        StringBuilder shown = new StringBuilder();
        new String(value, StandardCharsets.UTF_8).codePoints().forEach(c -> {
            boolean hidden = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
            shown.appendCodePoint(hidden ? '.' : c);
        });
        String hex = HexFormat.of().formatHex(value);
        return shown.append(" (" + value.length + " bytes, " + hex + ")").toString();
    }
}
