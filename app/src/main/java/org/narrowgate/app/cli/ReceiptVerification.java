package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.app.receipt.SlotNames;
import org.narrowgate.app.receipt.SlotValue;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.Receipt;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.seal.LaterQuorum;
import org.narrowgate.ledger.WholeFile;

/** {@code verify --receipt}: receipts one by one under a policy, each with its verdict and what it opens. */
final class ReceiptVerification {
    /** The largest file that is read as a receipt, in bytes. */
    private static final long LARGEST = 64L << 20;

    private final Policy policy;
    private final Optional<LaterQuorum> later;
    private final PrintWriter out;
    private final List<Json> documents = new ArrayList<>();
    private int proven;
    private int refused;

    /** {@code later}: what shows that the receipts' checkpoint was cosigned since. */
    ReceiptVerification(Policy policy, Optional<LaterQuorum> later, PrintWriter out) {
        this.policy = policy;
        this.later = later;
        this.out = out;
    }

    /** The exit code; a folder stands for the receipts in it, or in its {@code receipts/} if it has that. */
    int run(List<Path> given, boolean json) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            files.addAll(receipts(path));
        }
        for (Path file : files) {
            verify(file, json, files.size() == 1);
        }
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("proven", proven)
                    .put("refused", refused)
                    .put("unwitnessed", policy.asksForNoWitness())
                    .put("receipts", documents)));
        } else {
            out.printf(Locale.ROOT, "%,d proven, %,d refused%s%n", proven, refused, unwitnessed());
            out.println();
            out.print(Disclaimer.LINES);
        }
        out.flush();
        return refused == 0 && proven > 0 ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private String unwitnessed() {
        return policy.asksForNoWitness()
                ? "; UNWITNESSED: the policy asks for no witness, so a custodian could show two people two logs"
                : "";
    }

    private static List<Path> receipts(Path given) throws IOException {
        if (!Files.isDirectory(given)) {
            return List.of(given);
        }
        Path within = given.resolve("receipts");
        try (Stream<Path> files = Files.list(Files.isDirectory(within) ? within : given)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void verify(Path file, boolean json, boolean alone) throws IOException {
        Json document = Json.object().put("file", file.toString());
        try {
            Receipt receipt = Receipt.parse(read(file));
            Policy.Accepted accepted = accepted(receipt);
            proven++;
            if (json) {
                documents.add(describe(document, file, receipt, accepted));
            } else {
                print(file, receipt, accepted, alone);
            }
        } catch (ProofException wrong) {
            refused++;
            documents.add(document.put("proven", false).put("refused", String.valueOf(wrong.getMessage())));
            if (!json) {
                out.println("REFUSED " + file + ": " + wrong.getMessage());
            }
        }
    }

    private Policy.Accepted accepted(Receipt receipt) {
        return later.isEmpty()
                ? receipt.verify(policy)
                : later.get().over(receipt.verify(LaterQuorum.log(receipt.note(), policy)), policy);
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new ProofException("it is larger than any receipt (64 MiB)");
        }
        return WholeFile.read(file);
    }

    private void print(Path file, Receipt receipt, Policy.Accepted accepted, boolean alone) throws IOException {
        Checkpoint under = accepted.checkpoint();
        out.println("PROVEN  " + file + ": entry " + receipt.index() + " of " + under.origin() + ", run "
                + receipt.runId());
        if (alone) {
            out.println("  under the checkpoint of " + under.size() + " entries, root "
                    + under.root().base64());
            out.println((later.isPresent() ? "  cosigned since by " : "  cosigned by ")
                    + (accepted.witnesses().isEmpty()
                            ? "nobody whom the policy names"
                            : String.join(
                                    ", ", accepted.witnesses().stream().sorted().toList())));
        }
        SlotNames names = SlotNames.beside(file);
        for (int slot = 1; slot <= receipt.slots().size(); slot++) {
            if (receipt.opened(slot).isPresent()) {
                SlotValue value = SlotValue.of(receipt.opened(slot).orElseThrow());
                out.println("  slot " + slot + ", "
                        + names.of(slot)
                                .map(name -> "`" + name + "` by the manifest beside it")
                                .orElse("by its form " + value.form())
                        + ": " + value.text());
            }
        }
        if (alone) {
            out.println(
                    "  the other " + closed(receipt) + " of " + receipt.slots().size() + " slots stay closed");
        }
    }

    private static long closed(Receipt receipt) {
        return receipt.slots().stream().filter(Receipt.Closed.class::isInstance).count();
    }

    private static Json describe(Json document, Path file, Receipt receipt, Policy.Accepted accepted)
            throws IOException {
        SlotNames names = SlotNames.beside(file);
        List<Json> slots = new ArrayList<>();
        for (int slot = 1; slot <= receipt.slots().size(); slot++) {
            if (receipt.opened(slot).isPresent()) {
                SlotValue value = SlotValue.of(receipt.opened(slot).orElseThrow());
                slots.add(Json.object()
                        .put("slot", slot)
                        .put("name_by_manifest", names.of(slot).orElse(""))
                        .put("by_its_form", value.form())
                        .put("text", value.text()));
            }
        }
        return document.put("proven", true)
                .put("log", accepted.checkpoint().origin())
                .put("size", accepted.checkpoint().size())
                .put("root", accepted.checkpoint().root().base64())
                .put("entry", receipt.index())
                .put("run", receipt.runId().hex())
                .put("witnesses", accepted.witnesses().stream().sorted().toList())
                .put("slots", receipt.slots().size())
                .put("opened", slots);
    }
}
