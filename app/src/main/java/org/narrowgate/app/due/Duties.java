package org.narrowgate.app.due;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;

/** What a custodian owes to those who asked: told from the register, and never a ground to let anything go. */
public final class Duties {
    private static final Comparator<Duty> ORDER = Comparator.comparing((Duty duty) -> !duty.isOpen())
            .thenComparing(duty -> duty.time().day().orElse(LocalDate.MAX))
            .thenComparing(Duty::received)
            .thenComparing(Duty::request);

    private final Custody custody;
    private final Registry registry;
    private final Agreements agreements;
    private final Orders orders;
    private final Instant at;

    private Duties(Custody custody, Agreements agreements, Orders orders, Instant at) {
        this.custody = custody;
        this.registry = custody.registry();
        this.agreements = agreements;
        this.orders = orders;
        this.at = at;
    }

    /** Every request, what is owed first, and of that what is due first. */
    public static List<Duty> of(Custody custody, Instant at) throws IOException, DocumentException {
        List<Request> requests = Request.all(custody);
        if (requests.isEmpty()) {
            return List.of();
        }
        Duties duties = reading(custody, at);
        List<Duty> found = new ArrayList<>();
        for (Request request : requests) {
            found.add(duties.duty(request));
        }
        found.sort(ORDER);
        return List.copyOf(found);
    }

    /** Until when the request that a run decides is to be answered. */
    public static AnswerTime time(Custody custody, long run) throws IOException, DocumentException {
        long origin = custody.registry().origin(run);
        for (Request request : Request.all(custody)) {
            if (request.runs().contains(origin)) {
                return reading(custody, request.received()).time(request);
            }
        }
        throw new IllegalStateException("run " + run + " decides no request that the register knows");
    }

    private static Duties reading(Custody custody, Instant at) throws IOException, DocumentException {
        Papers papers = Papers.read(custody.workspace());
        Agreements agreements = Agreements.of(custody.workspace(), papers, Officials.of(custody.workspace(), papers));
        return new Duties(custody, agreements, Orders.of(custody.workspace()), at);
    }

    private AnswerTime time(Request request) throws IOException, DocumentException {
        Optional<RunOpened> first = request.runs().isEmpty()
                ? Optional.empty()
                : registry.run(request.runs().get(0));
        String agreement = request.header()
                .map(RequestHeader::agreement)
                .or(() -> first.map(run -> run.agreement().id()))
                .orElse("");
        return AnswerTime.of(agreements, agreement, request.received());
    }

    private Duty duty(Request request) throws IOException, DocumentException {
        AnswerTime time = time(request);
        if (request.isRefused()) {
            Request.Refused refused = request.refused().orElseThrow();
            return duty(request, time, Duty.State.REFUSED, Optional.of(refused.at()), List.of());
        }
        if (request.runs().isEmpty()) {
            return duty(
                    request,
                    time,
                    Duty.State.NOT_DECIDED,
                    Optional.empty(),
                    List.of(new Duty.Owed("received, and not decided", "narrowgate decide requests/" + request.id())));
        }
        for (long run : request.runs()) {
            if (registry.closed(run).isEmpty()) {
                return duty(
                        request,
                        time,
                        Duty.State.UNDER_WAY,
                        Optional.empty(),
                        List.of(new Duty.Owed("run " + run + " is not complete", "narrowgate status")));
            }
        }
        return decided(request, time);
    }

    private Duty decided(Request request, AnswerTime time) throws IOException {
        DecidedLast last = DecidedLast.of(custody, request.runs());
        List<Duty.Owed> owed = new ArrayList<>();
        Optional<Duty.State> state = Optional.empty();
        Instant answered = request.received();
        for (long run : request.runs()) {
            DecidedLast.Count count = last.byRun().getOrDefault(run, new DecidedLast.Count(0, 0, 0));
            Optional<Instant> sealed = sealed(run);
            if (sealed.isEmpty() && isToBeReleased(run, count, last)) {
                boolean stopped = isStopped(run, request);
                owed.add(new Duty.Owed(
                        rows(count.going() + count.refused()) + " of run " + run + " decided and not released"
                                + (stopped ? ": an order stops it" : ""),
                        stopped ? "narrowgate order list" : "narrowgate release " + run));
                state = Optional.of(
                        stopped && state.filter(Duty.State.NOT_RELEASED::equals).isEmpty()
                                ? Duty.State.STOPPED
                                : Duty.State.NOT_RELEASED);
            }
            if (count.held() > 0) {
                owed.add(new Duty.Owed(
                        rows(count.held()) + " of run " + run + " held for a person", "narrowgate hold list " + run));
                state = state.or(() -> Optional.of(Duty.State.HELD));
            }
            Instant done =
                    sealed.or(() -> registry.closed(run).map(RunClosed::at)).orElseThrow();
            answered = done.isAfter(answered) ? done : answered;
        }
        return state.isPresent()
                ? duty(request, time, state.get(), Optional.empty(), owed)
                : duty(request, time, Duty.State.ANSWERED, Optional.of(answered), List.of());
    }

    /**
     * What goes must leave; grounds are told with the package of the first run, unless nothing of the request goes at
     * all: a request that is wholly refused is answered by its decision.
     */
    private boolean isToBeReleased(long run, DecidedLast.Count count, DecidedLast last) {
        boolean first = registry.run(run).orElseThrow().parent() < 0;
        return count.going() > 0 || (first && count.refused() > 0 && last.anythingGoes());
    }

    private boolean isStopped(long run, Request request) {
        return request.header().isPresent()
                && orders.stopping(registry.line(run), request.header().get()).stream()
                        .anyMatch((OrderHistory order) ->
                                !order.order().scope().kind().isOfRows() && order.binds(at));
    }

    private Optional<Instant> sealed(long run) {
        return registry.releases(run).stream()
                .map(ReleaseAuthorised::release)
                .flatMap(release -> registry.sealed(run, release).stream())
                .map(ReleaseSealed::at)
                .findFirst();
    }

    private static String rows(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "row" : "rows");
    }

    private Duty duty(
            Request request, AnswerTime time, Duty.State state, Optional<Instant> answered, List<Duty.Owed> owed) {
        String decided = request.runs().isEmpty()
                ? ""
                : registry.run(request.runs().get(0)).orElseThrow().pack().id();
        return new Duty(
                request.id(),
                request.header().map(RequestHeader::requester).orElse(""),
                decided.isEmpty()
                        ? request.header().map(RequestHeader::authority).orElse("")
                        : decided,
                request.received(),
                time,
                state,
                answered,
                owed,
                request.runs());
    }
}
