package org.narrowgate.engine.export;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.signature.Certificates;

/**
 * Leave to make one archive. Nothing makes one but a look, at this moment, at a signed order: that it covers what is asked
 * for, that its day is not over, and that who signed it still may.
 */
public final class ExportPermit {
    private final Exports.Filed filed;
    private final RunClosed closed;
    private final Asked asked;

    private ExportPermit(Exports.Filed filed, RunClosed closed, Asked asked) {
        this.filed = filed;
        this.closed = closed;
        this.asked = asked;
    }

    /**
     * What is asked for.
     *
     * @param order id of the order
     * @param rows those that are to be opened; whatever the order lets go if empty
     * @param sealedTo certificate to which the archive is encrypted; in the clear if empty
     */
    public record Asked(String order, long run, Optional<SortedSet<Long>> rows, Optional<X509Certificate> sealedTo) {}

    /** Looks; a {@link RefusedException} says everything that stands in the way. */
    public static ExportPermit of(OpenWorkspace open, Asked asked)
            throws IOException, DocumentException, RefusedException {
        Exports.Filed filed = Exports.of(open.workspace())
                .named(asked.order())
                .orElseThrow(() -> new RefusedException(
                        "export-order",
                        "no order `" + asked.order() + "` to export is on file: `export order` drafts one, and an"
                                + " official signs it; `export list` names those that are"));
        RunClosed closed = open.register()
                .read()
                .closed(filed.order().run())
                .orElseThrow(() -> new RefusedException(
                        "export-order", "the order `" + asked.order() + "`: its run is not complete; see `status`"));
        List<String> faults = new Look(filed, asked, Officials.of(open.workspace()), open.now()).faults(closed);
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    "export-order", "the order `" + asked.order() + "`: " + String.join("; and ", faults));
        }
        return new ExportPermit(filed, closed, asked);
    }

    /** The signed order. */
    public Exports.Filed filed() {
        return filed;
    }

    /** How the run was closed. */
    public RunClosed closed() {
        return closed;
    }

    /** Rows that are opened; all of the run if empty. */
    public Optional<SortedSet<Long>> rows() {
        return asked.rows().isPresent() ? asked.rows() : filed.order().rows();
    }

    public Optional<X509Certificate> sealedTo() {
        return asked.sealedTo();
    }

    private record Look(Exports.Filed filed, Asked asked, Officials officials, Instant now) {
        List<String> faults(RunClosed closed) {
            List<String> faults = new ArrayList<>();
            scope(faults);
            receiver(faults);
            LocalDate until = filed.order().until();
            if (until.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))
                    || now.isBefore(filed.paper().at())) {
                faults.add("it counts from " + filed.paper().at() + " until " + until + ", and it is " + now
                        + "; a new one is signed for another day");
            }
            filed.withdrawal()
                    .ifPresent(last -> faults.add(
                            "it was withdrawn on " + last.paper().at() + "; a new one is signed where it may go"));
            signer(faults, "who signed it", filed.paper());
            filed.approval().ifPresent(second -> signer(faults, "who approved it", second));
            if (filed.approval().isEmpty() && filed.order().needsSecond(closed.decisions())) {
                faults.add(
                        "every row goes by it, or it goes in the clear, and one signature is not enough: somebody who"
                                + " did not sign it signs `export approve "
                                + filed.order().id() + "`");
            }
            return faults;
        }

        private void scope(List<String> faults) {
            if (filed.order().run() != asked.run()) {
                faults.add("it lets rows of run " + filed.order().run() + " go, and none of run " + asked.run());
            }
            List<Long> beyond = asked.rows().map(filed.order()::beyond).orElse(List.of());
            if (!beyond.isEmpty()) {
                faults.add(
                        "it does not let " + beyond.size() + " of the rows go that are asked for, the first of them #"
                                + beyond.get(0) + "; ask for less, or have more ordered");
            }
        }

        private void receiver(List<String> faults) {
            Optional<String> given = asked.sealedTo().map(Certificates::fingerprint);
            if (!given.equals(filed.order().certificate())) {
                faults.add(filed.order()
                        .certificate()
                        .map(named -> "it names the receiver's certificate with the SHA-256 " + named
                                + "; give that one with --to")
                        .orElse("it lets the archive go in the clear, and names no certificate; give --unsealed"));
            }
            asked.sealedTo().ifPresent(certificate -> {
                boolean lost = officials
                        .roster()
                        .lostSince(Certificates.fingerprint(certificate))
                        .isPresent();
                if (lost || !isInForce(certificate)) {
                    faults.add(
                            "the receiver's certificate has run out, is not valid yet, or its key is on file as lost;"
                                    + " have another one ordered");
                }
            });
        }

        private boolean isInForce(X509Certificate certificate) {
            try {
                certificate.checkValidity(Date.from(now));
                return true;
            } catch (CertificateException outside) {
                return false;
            }
        }

        private void signer(List<String> faults, String who, FiledPaper paper) {
            officials
                    .verify(paper.text(), paper.signature(), paper.kind().mandates(), now)
                    .refusal()
                    .ifPresent(why -> faults.add(who + " does not let it go any more: " + why));
        }
    }
}
