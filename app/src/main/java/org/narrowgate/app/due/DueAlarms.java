package org.narrowgate.app.due;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.narrowgate.app.office.Alarm;

/** Requests among what ends soon: a duty to disclose runs out as a tenure does. */
public final class DueAlarms {
    private DueAlarms() {}

    /** Of what is owed and not stopped, what is due within so many days of a day, or was due before it. */
    public static List<Alarm> of(List<Duty> duties, LocalDate today, long within) {
        List<Alarm> alarms = new ArrayList<>();
        for (Duty duty : duties) {
            if (duty.isOpen()
                    && duty.state() != Duty.State.STOPPED
                    && duty.time().day().isPresent()) {
                LocalDate day = duty.time().day().get();
                long left = ChronoUnit.DAYS.between(today, day);
                if (left <= within) {
                    alarms.add(new Alarm(
                            Alarm.Kind.REQUEST,
                            day,
                            left,
                            "the time to answer request " + duty.request() + " (" + duty.owing() + ")",
                            "`narrowgate due` has the command that goes on with it; time answers nothing by itself"));
                }
            }
        }
        return List.copyOf(alarms);
    }

    /** With other alarms, the soonest first. */
    public static List<Alarm> among(List<Alarm> others, List<Duty> duties, LocalDate today, long within) {
        List<Alarm> all = new ArrayList<>(others);
        all.addAll(of(duties, today, within));
        all.sort(Comparator.comparing(Alarm::day).thenComparing(Alarm::what));
        return List.copyOf(all);
    }
}
