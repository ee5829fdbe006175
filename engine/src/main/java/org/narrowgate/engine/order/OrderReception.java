package org.narrowgate.engine.order;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.workspace.Workspace;

/** Files signed papers on orders of courts; what cannot be is refused with what would be needed. */
public final class OrderReception {
    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    /** Works in an open register. */
    public OrderReception(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.ORDERS, this::faults);
    }

    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        OrderAct act = OrderPaper.read(paper);
        if (act instanceof OrderAct.Entered entered) {
            return entered(entered.what());
        }
        Optional<OrderHistory> order = Orders.of(workspace).named(act.order());
        if (order.isEmpty()) {
            return List.of("no order `" + act.order() + "` is on file; `order list` names those that are");
        }
        return act instanceof OrderAct.Lifted lifted
                ? lifted(order.get(), lifted)
                : answered(order.get(), (OrderAct.Answered) act, signer);
    }

    private List<String> entered(CourtOrder order) {
        List<String> faults = new ArrayList<>();
        if (order.until().filter(end -> !order.from().isBefore(end)).isPresent()) {
            faults.add("`until` is not after `from`, so that the order never binds; correct it");
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (order.made().isAfter(today)
                || order.served().filter(today::isBefore).isPresent()) {
            faults.add("the day on which it was made, or served, is still to come; correct it");
        }
        return faults;
    }

    private List<String> lifted(OrderHistory order, OrderAct.Lifted lifted) {
        List<String> faults = new ArrayList<>();
        if (order.lifted().isPresent()) {
            faults.add("the order `" + lifted.order() + "` was "
                    + word(order.lifted().get().ending()) + " already, from "
                    + order.lifted().get().from() + "; a new order has another id");
        }
        if (lifted.from().isAfter(now)) {
            faults.add("an order is lifted once a court has done it, and `from` is still to come; file this then");
        }
        return faults;
    }

    private List<String> answered(OrderHistory order, OrderAct.Answered answered, SignerCheck.Signed signer)
            throws IOException, DocumentException {
        List<String> faults = new ArrayList<>();
        Optional<RunOpened> run = register.read().run(answered.run());
        if (run.isEmpty()) {
            faults.add("run " + answered.run() + " is not in the register; `status` names those that are");
        } else if (!order.ended(run.get().at())) {
            faults.add("run " + answered.run() + " was opened before the order `" + answered.order()
                    + "` had ended, or the order still binds: decide again what it held (`hold resolve`)");
        } else if (isDecider(run.get(), signer)) {
            faults.add("who decided run " + answered.run() + " does not answer for it; let another one sign");
        }
        return faults;
    }

    private boolean isDecider(RunOpened run, SignerCheck.Signed signer) throws IOException, DocumentException {
        return Officials.of(workspace)
                .judge(run.decider(), List.of(Mandate.of(Act.DECIDE, Side.CUSTODIAN)), run.at())
                .signed()
                .filter(decider -> decider.by().isSamePerson(signer.by()))
                .isPresent();
    }

    private static String word(OrderAct.Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT);
    }
}
