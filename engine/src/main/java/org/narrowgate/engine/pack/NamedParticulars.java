package org.narrowgate.engine.pack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** The other fields that a field of a pack names: known only when all are read, told where they were named. */
final class NamedParticulars {
    private final Problems problems;
    private final Map<String, Mark> places = new HashMap<>();

    NamedParticulars(Problems problems) {
        this.problems = problems;
    }

    void remember(Section field) {
        field.items("particulars").forEach(n -> places.put(field.textOf("particulars", n), n.mark()));
    }

    /** Tells of each that is no field, and of each that a roster cannot name. */
    void check(Mark otherwise, String what, List<FieldDeclaration> fields) {
        List<String> names = fields.stream().map(FieldDeclaration::name).toList();
        List<String> rosters = fields.stream()
                .filter(f -> f.type() == FieldType.ROSTER)
                .map(FieldDeclaration::name)
                .toList();
        for (FieldDeclaration field : fields) {
            for (String named : field.particulars()) {
                Mark mark = places.getOrDefault(named, otherwise);
                if (!names.contains(named)) {
                    problems.unknown(mark, what, named, names);
                } else if (field.type() == FieldType.ROSTER
                        && (!rosters.contains(named) || named.equals(field.name()))) {
                    problems.add(
                            mark,
                            "`" + named + "` is no other roster",
                            "name rosters whose officials should be named here too");
                }
            }
        }
    }
}
