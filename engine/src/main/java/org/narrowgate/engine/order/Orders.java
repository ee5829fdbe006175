package org.narrowgate.engine.order;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.decision.Bar;
import org.narrowgate.core.decision.Bars;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.workspace.Workspace;

/** Every order on file, as a fold of the papers that the register names; none ever leaves it. */
public final class Orders {
    private final List<OrderPaper> filed;

    private Orders(List<OrderPaper> filed) {
        this.filed = List.copyOf(filed);
    }

    public static Orders of(Workspace workspace) throws IOException, DocumentException {
        return of(Papers.read(workspace));
    }

    /** Of papers that were read already. */
    public static Orders of(Papers papers) throws DocumentException {
        List<OrderPaper> filed = new ArrayList<>();
        for (FiledPaper each : papers.on(PaperKind.Subject.ORDERS)) {
            Paper paper = each.read();
            filed.add(new OrderPaper(each, paper.by(), OrderPaper.read(paper)));
        }
        return new Orders(filed);
    }

    /** As far as was on file before an entry of the register, such as that of a run. */
    public Orders knownBefore(long sequence) {
        return new Orders(filed.stream()
                .filter(paper -> paper.filed().sequence() < sequence)
                .toList());
    }

    /** All of them, oldest first. */
    public List<OrderHistory> all() {
        Map<String, List<OrderPaper>> papers = new LinkedHashMap<>();
        Map<String, CourtOrder> orders = new LinkedHashMap<>();
        for (OrderPaper each : filed) {
            OrderAct act = each.act();
            papers.computeIfAbsent(act.order(), id -> new ArrayList<>()).add(each);
            if (act instanceof OrderAct.Entered entered) {
                orders.putIfAbsent(act.order(), entered.what());
            }
        }
        return orders.values().stream()
                .map(order -> new OrderHistory(order, papers.getOrDefault(order.id(), List.of())))
                .toList();
    }

    public Optional<OrderHistory> named(String id) {
        return all().stream().filter(o -> o.order().id().equals(id)).findFirst();
    }

    /**
     * Those that reach a run of a request and let nothing leave while they bind, whether they do or not.
     *
     * @param line the run and those that it came from
     */
    public List<OrderHistory> stopping(List<Long> line, RequestHeader header) {
        return all().stream()
                .filter(o -> o.order().effect().stops() && o.order().scope().reaches(line, header))
                .toList();
    }

    /** Whether what a run decided stands no longer because of one of them. */
    public boolean unsettle(long run, List<Long> line, Instant opened, RequestHeader header, Instant at) {
        return stopping(line, header).stream().anyMatch(order -> order.unsettles(run, opened, at));
    }

    /** What those that bind at an instant, and reach requests as a whole, put before whatever is decided on one. */
    public List<Bar> bars(RequestHeader header, Instant at, boolean open) {
        return binding(header, at)
                .filter(o -> !o.order().scope().kind().isOfRows() && o.order().open() == open)
                .map(o -> o.order().bar())
                .toList();
    }

    /** What those that bind at an instant put before persons and classes of them. */
    public Bars barsOnPersons(RequestHeader header, Instant at, Openings openings)
            throws IOException, DocumentException {
        Bars bars = Bars.none();
        for (OrderHistory each : binding(header, at).toList()) {
            CourtOrder order = each.order();
            if (order.scope().kind() == OrderScope.Kind.PERSONS) {
                bars = bars.and(order.persons(openings).bars(order.bar()));
            } else if (order.scope().kind() == OrderScope.Kind.CLASS) {
                bars = bars.and(new Bars(
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(ClassMarks.read(order.scope().name()).orElseThrow(), List.of(order.bar()))));
            }
        }
        return bars;
    }

    private Stream<OrderHistory> binding(RequestHeader header, Instant at) {
        return all().stream()
                .filter(o -> o.order().effect().stops() && o.order().scope().reaches(header) && o.binds(at));
    }
}
