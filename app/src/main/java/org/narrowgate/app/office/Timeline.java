package org.narrowgate.app.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.office.Authorities;
import org.narrowgate.core.office.Filed;
import org.narrowgate.engine.document.Json;

/**
 * How offices stood over a time: who was in each and how, when it was vacant, what was delegated, and when each was filed.
 *
 * @param to last day that is shown
 * @param papers by id, with the day on which each was filed
 */
public record Timeline(LocalDate from, LocalDate to, List<Lane> lanes, Map<String, LocalDate> papers) {
    private static final int MOST_CELLS = 60;

    /**
     * Of all offices on file.
     *
     * @param today as of which limits of acting holders are told
     */
    public static Timeline of(Authorities authorities, LocalDate from, LocalDate to, Instant today) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the time ends before it begins");
        }
        Map<String, LocalDate> papers = new LinkedHashMap<>();
        for (Filed filed : authorities.roster().filed()) {
            papers.putIfAbsent(filed.paper(), Phrase.day(filed.knownAt()));
        }
        List<Lane> lanes = authorities.roster().offices().stream()
                .map(office -> Lane.of(authorities, office, today))
                .toList();
        return new Timeline(from, to, lanes, papers);
    }

    /** One line an office. */
    public String text() {
        List<LocalDate> cells = cells();
        int width = lanes.stream()
                        .mapToInt(lane -> lane.office().id().length())
                        .max()
                        .orElse(0)
                + 2;
        StringBuilder to = new StringBuilder();
        to.append(padded("", width)).append(years(cells)).append('\n');
        for (Lane lane : lanes) {
            to.append(padded(lane.office().id(), width));
            for (LocalDate day : cells) {
                to.append(lane.on(day).map(Bar.Kind::sign).orElse(' '));
            }
            to.append('\n');
        }
        to.append(padded("papers", width)).append(filings(cells)).append('\n');
        to.append('\n').append("each sign is ").append(months(cells));
        to.append(
                ", as the office stood in its middle: █ permanent  ▒ acting  ░ delegated  · vacant  ^ a paper filed\n");
        papers.forEach((id, day) ->
                to.append("  ^ ").append(day).append("  ").append(id).append('\n'));
        lanes.forEach(lane -> lane.bars().stream()
                .filter(bar -> isLate(bar) || bar.lastDay().isPresent())
                .forEach(bar -> to.append("  ! ")
                        .append(lane.office().id())
                        .append(": ")
                        .append(bar.words())
                        .append('\n')));
        return to.toString();
    }

    /** The first paper says how things stood when the register began; only what was filed late after it is news. */
    private boolean isLate(Bar bar) {
        return bar.isBackDated()
                && !papers.keySet().stream()
                        .findFirst()
                        .filter(bar.paper()::equals)
                        .isPresent();
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }

    /** The middle of every cell: a month, or several where the time is long. */
    private List<LocalDate> cells() {
        YearMonth first = YearMonth.from(from);
        long months = ChronoUnit.MONTHS.between(first, YearMonth.from(to)) + 1;
        long step = Math.max(1, (months + MOST_CELLS - 1) / MOST_CELLS);
        List<LocalDate> cells = new ArrayList<>();
        for (long i = 0; i < months; i += step) {
            cells.add(first.plusMonths(i).atDay(1).plusDays(15 * step - 1));
        }
        return cells;
    }

    private static String months(List<LocalDate> cells) {
        long step = cells.size() < 2
                ? 1
                : ChronoUnit.MONTHS.between(YearMonth.from(cells.get(0)), YearMonth.from(cells.get(1)));
        return step <= 1 ? "a month" : step + " months";
    }

    private static String years(List<LocalDate> cells) {
        StringBuilder line = new StringBuilder();
        int year = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).getYear() != year && line.length() <= i) {
                line.append(" ".repeat(i - line.length()));
                year = cells.get(i).getYear();
                line.append(year);
            }
        }
        return line.toString();
    }

    private String filings(List<LocalDate> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            LocalDate first = cells.get(i).withDayOfMonth(1);
            LocalDate next = i + 1 < cells.size() ? cells.get(i + 1).withDayOfMonth(1) : to.plusDays(1);
            boolean filed = papers.values().stream().anyMatch(day -> !day.isBefore(first) && day.isBefore(next));
            line.append(filed ? '^' : ' ');
        }
        return line.toString();
    }

    /** As one document. */
    public Json json() {
        List<Json> filed = new ArrayList<>();
        papers.forEach((id, day) -> filed.add(Json.object().put("paper", id).put("filed", day.toString())));
        return Json.object()
                .put("from", from.toString())
                .put("to", to.toString())
                .put("offices", lanes.stream().map(Lane::json).toList())
                .put("papers", filed);
    }
}
