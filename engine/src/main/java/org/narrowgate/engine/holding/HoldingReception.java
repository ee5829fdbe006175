package org.narrowgate.engine.holding;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.OnBehalf;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.recall.Recalls;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.workspace.Workspace;

/** Files signed papers of holders; what cannot be is refused with what would be needed, and from whom. */
public final class HoldingReception {
    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    /** Works in an open register. */
    public HoldingReception(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.HOLDERS, this::faults);
    }

    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        HoldingPaper read = HoldingPaper.read(paper);
        String release = read.act().release();
        Optional<Holding> holding = Holdings.of(workspace).of(release);
        if (holding.isEmpty()) {
            return List.of("no release `" + release + "` was sealed here; `release holders` names those that were");
        }
        List<String> faults = new ArrayList<>(standing(read, signer));
        Optional<Holder> holder = holding.get().current(read.holder());
        if (read.act() instanceof HoldingAct.Received received) {
            faults.addAll(received(holding.get(), read.holder(), holder, received));
        } else if (holder.isEmpty()) {
            faults.add(isNone(holding.get(), read.holder()));
        } else if (read.act() instanceof HoldingAct.Destroyed destroyed) {
            faults.addAll(within(holder.get(), destroyed.on()));
        } else if (holder.get().received().isEmpty()) {
            faults.add(
                    read.holder() + " has not signed that he has it; `release received " + release + "` comes first");
        } else if (read.act() instanceof HoldingAct.Passed passed) {
            faults.addAll(passed(holding.get(), signer, passed));
        }
        return faults;
    }

    /** Nobody passes on what another has. */
    private List<String> standing(HoldingPaper read, SignerCheck.Signed signer) throws IOException, DocumentException {
        if (read.act() instanceof HoldingAct.Passed
                && !read.holder().equals(signer.by().name())) {
            return List.of("only " + read.holder() + " passes on what he has; let him sign");
        }
        return OnBehalf.fault(
                        Officials.of(workspace), PaperKind.HOLDING_RECEIVED.mandates(), read.holder(), signer.by(), now)
                .stream()
                .toList();
    }

    private Stream<Signatory> mayHold(String agency) throws IOException, DocumentException {
        Officials officials = Officials.of(workspace);
        return PaperKind.HOLDING_RECEIVED.mandates().stream()
                .flatMap(mandate -> officials.who(mandate, now).stream())
                .filter(who -> who.agency().equals(agency));
    }

    private List<String> received(Holding holding, String name, Optional<Holder> holder, HoldingAct.Received received) {
        if (holder.isEmpty()) {
            boolean unknown = holding.terms().isEmpty() && holding.holders().isEmpty();
            return unknown ? notToCome(received.on()) : List.of(isNone(holding, name));
        }
        return holder.get().received().isPresent()
                ? List.of(name + " signed already that he has had it since "
                        + holder.get().received().get())
                : within(holder.get(), received.on());
    }

    private List<String> passed(Holding holding, SignerCheck.Signed signer, HoldingAct.Passed passed)
            throws IOException, DocumentException {
        List<String> faults = new ArrayList<>();
        String agency = signer.by().agency();
        List<String> may = mayHold(agency).map(Signatory::name).distinct().toList();
        if (!may.contains(passed.to())) {
            faults.add("nobody of the name " + passed.to() + " may receive for " + agency
                    + " today, and it goes no further than to who may: " + String.join(", ", may));
        }
        if (holding.current(passed.to()).isPresent()) {
            faults.add(passed.to() + " has it already");
        }
        if (holding.terms().filter(terms -> today().isAfter(terms.destroyBy())).isPresent()) {
            faults.add("it had to be destroyed by "
                    + holding.terms().orElseThrow().destroyBy() + "; sign that it is (`release destroyed`)");
        }
        if (Recalls.of(workspace).of(passed.release()).filter(Recall::isOpen).isPresent()) {
            faults.add("it is called back, and goes to nobody any more; answer the recall (`release acknowledge`)");
        }
        return faults;
    }

    private List<String> within(Holder holder, LocalDate on) {
        return on.isBefore(holder.since())
                ? List.of("he holds it since " + holder.since() + ", and " + on + " is before that; correct the day")
                : notToCome(on);
    }

    private List<String> notToCome(LocalDate on) {
        return on.isAfter(today()) ? List.of(on + " is still to come; sign it once it is so") : List.of();
    }

    private static String isNone(Holding holding, String name) {
        String holders = holding.current().stream().map(Holder::name).collect(Collectors.joining(", "));
        return name + " is no holder of `" + holding.release() + "`; "
                + (holders.isEmpty() ? "nobody is" : "who has it passes it on (`release pass`): " + holders);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
