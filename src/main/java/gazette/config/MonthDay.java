package gazette.config;

/// Holds a day of a month as a phrase names it: the 15th, the last day, the second Tuesday.
///
/// @param nth counted from 1, or [#LAST]
/// @param weekday of crontab, Sunday = 0; matters only for weekdays
record MonthDay(int nth, Unit unit, int weekday) {
    static final int LAST = -1;

    /// Says what is counted.
    enum Unit {
        DAY,
        WORKING_DAY,
        WEEKDAY
    }

    /// @param day counted from 1, or [#LAST]
    static MonthDay date(int day) {
        return new MonthDay(day, Unit.DAY, 0);
    }

    /// @throws InvalidValueException if it is a working day in the midst of the month, which Quartz cannot find
    static MonthDay workingDay(int nth) {
        if (nth != 1 && nth != LAST) {
            throw CrontabToQuartz.unreadable("of the working days of a month only the first and the last can be named");
        }
        return new MonthDay(nth, Unit.WORKING_DAY, 0);
    }

    /// Returns whether it is a date, which crontab knows as well.
    boolean isDate() {
        return unit == Unit.DAY && nth != LAST;
    }

    boolean isLast() {
        return nth == LAST;
    }

    /// Returns whether some months have no such day.
    boolean isFifthWeekday() {
        return unit == Unit.WEEKDAY && nth == 5;
    }

    /// Returns day of the month, month and day of the week as Quartz writes them; its week starts with Sunday = 1.
    String quartz(String months) {
        return switch (unit) {
            case DAY -> "L " + months + " ?";
            case WORKING_DAY -> (isLast() ? "LW " : "1W ") + months + " ?";
            case WEEKDAY -> "? " + months + " " + (weekday + 1) + (isLast() ? "L" : "#" + nth);
        };
    }
}
