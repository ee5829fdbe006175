package org.narrowgate.app.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of rows that a request can be made of; the scenario names them in lower case with hyphens. */
public enum Defect {
    EARLIER_ADDRESS(Room.CLEAN, Need.MOVED),
    EARLIER_ADDRESS_WITHOUT_ZIP(Room.CLEAN, Need.MOVED),
    ADDRESS_DUE_WITHOUT_UNIT(Room.CLEAN, Need.IN_A_UNIT),
    ADDRESS_DUE(Room.CLEAN, Need.ANYBODY),

    ADDRESS_BLANK(Room.ADDRESS, Need.ANYBODY),
    FAILED_TO_PROVIDE(Room.ADDRESS, Need.ANYBODY),
    NOT_APPLICABLE(Room.ADDRESS, Need.ANYBODY),
    UNKNOWN_ADDRESS(Room.ADDRESS, Need.ANYBODY),
    ZIP_ONLY(Room.ADDRESS, Need.ANYBODY),
    CITY_ONLY(Room.ADDRESS, Need.ANYBODY),
    NO_NUMBER(Room.ADDRESS, Need.ANYBODY),
    NO_STREET(Room.ADDRESS, Need.ANYBODY),
    DONT_CARE(Room.ADDRESS, Need.ANYBODY),
    FACILITY_NAME(Room.ADDRESS, Need.ANYBODY),
    REQUESTERS_OFFICE(Room.ADDRESS, Need.ANYBODY),
    FACILITY_ADDRESS(Room.ADDRESS, Need.ANYBODY),
    POST_OFFICE_BOX(Room.ADDRESS, Need.ANYBODY),
    NO_FIXED_ADDRESS(Room.ADDRESS, Need.ANYBODY),
    CARE_OF(Room.ADDRESS, Need.ANYBODY),
    ABROAD(Room.ADDRESS, Need.ANYBODY),
    ZIP_IN_OTHER_STATE(Room.ADDRESS, Need.ANYBODY),

    WRONG_DIGIT(Room.PERSON, Need.ANYBODY),
    ANOTHERS_NUMBER(Room.PERSON, Need.ANYBODY),
    SPOUSES_NUMBER(Room.PERSON, Need.MARRIED),
    TWINS_NUMBER(Room.PERSON, Need.TWIN),
    NO_NUMBER_STATED(Room.PERSON, Need.ANYBODY),
    PLACEHOLDER_NUMBER(Room.PERSON, Need.ANYBODY),
    INVALID_NUMBER(Room.PERSON, Need.ANYBODY),
    OTHER_SURNAME(Room.PERSON, Need.ANYBODY),
    OTHER_GIVEN_NAME(Room.PERSON, Need.ANYBODY),
    OTHER_MIDDLE_INITIAL(Room.PERSON, Need.WITH_MIDDLE_NAME),
    OTHER_BIRTH_DATE(Room.PERSON, Need.ANYBODY),
    JUNIOR_AS_SENIOR(Room.PERSON, Need.JUNIOR),
    ADDRESS_NOT_ON_RECORD(Room.PERSON, Need.ANYBODY),

    DEAD_BEFORE_PERIOD(Room.RECORD, Need.DEAD_EARLY),
    DEAD_SINCE(Room.RECORD, Need.DEAD_LATE),
    NO_ADDRESS_IN_PERIOD(Room.RECORD, Need.CAME_LATER),
    INFORMANT(Room.RECORD, Need.ANYBODY),
    PROTECTED_STATUS(Room.RECORD, Need.ANYBODY),

    NO_PERIODS(Room.MATTER, Need.ANYBODY),
    PERIOD_OUTSIDE_AGREEMENT(Room.MATTER, Need.ANYBODY),
    STATUTE_MISSING(Room.MATTER, Need.ANYBODY),
    CIVIL_STATUTE(Room.MATTER, Need.ANYBODY),
    OFFENCE_OUTSIDE_AGREEMENT(Room.MATTER, Need.ANYBODY),
    YOUNG_ORDER(Room.MATTER, Need.ANYBODY),
    REVIEW_PENDING(Room.MATTER, Need.ANYBODY),
    NEVER_LEFT(Room.MATTER, Need.ANYBODY),
    CLOSED_CASE(Room.MATTER, Need.ANYBODY),
    NO_REASON(Room.MATTER, Need.ANYBODY),
    CIVIL_REASON(Room.MATTER, Need.ANYBODY),
    GENERAL_REASON(Room.MATTER, Need.ANYBODY),
    COPIED_REASON(Room.MATTER, Need.ANYBODY),

    NO_OFFICIAL(Room.OFFICIALS, Need.ANYBODY),
    UNKNOWN_OFFICIAL(Room.OFFICIALS, Need.ANYBODY),
    CONTRACTOR(Room.OFFICIALS, Need.ANYBODY),
    BUSY_OFFICIAL(Room.OFFICIALS, Need.ANYBODY),
    ONE_OFFICIAL(Room.OFFICIALS, Need.ANYBODY),

    DUPLICATE(Room.LINE, Need.ANYBODY),
    WRONG_CELLS(Room.LINE, Need.ANYBODY),
    REUSED_ID(Room.LINE, Need.ANYBODY);

    /** Where the defect lies. */
    enum Room {
        CLEAN,
        ADDRESS,
        PERSON,
        RECORD,
        MATTER,
        OFFICIALS,
        LINE
    }

    private final Room room;
    private final Need need;

    Defect(Room room, Need need) {
        this.room = room;
        this.need = need;
    }

    Room room() {
        return room;
    }

    Need need() {
        return need;
    }

    /** As the scenario spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Defect> of(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Defect::word).toList();
    }
}
