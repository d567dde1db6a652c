package gazette.schedule;

import gazette.config.ScheduleConfig;
import gazette.issues.ScheduleRun.Occasion;
import gazette.press.publishing.PublishSchedule;
import gazette.press.workspace.AppContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fires the schedules with Quartz. What was due while nothing was running is not its business: see
/// [gazette.press.CatchUpRuns].
public final class CronScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CronScheduler.class);

    private final Supplier<AppContext> newsroom;
    private final Scheduler quartz;

    /// A time table without entries.
    ///
    /// @param newsroom the newsroom as it is now, asked at each firing
    public CronScheduler(Supplier<AppContext> newsroom) {
        this.newsroom = newsroom;
        try {
            quartz = new StdSchedulerFactory(properties()).getScheduler();
            quartz.setJobFactory((bundle, scheduler) -> new Firing());
            quartz.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Replaces all entries.
    public void set(Collection<ScheduleConfig> schedules) {
        try {
            quartz.clear();
            for (ScheduleConfig schedule : schedules) {
                enter(schedule);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private void enter(ScheduleConfig schedule) throws SchedulerException {
        JobDetail job =
                JobBuilder.newJob(Firing.class).withIdentity(schedule.name()).build();
        Set<Trigger> triggers = new HashSet<>();
        for (String expression : schedule.timing().cron().quartzExpressions()) {
            triggers.add(TriggerBuilder.newTrigger()
                    .withIdentity(schedule.name() + " " + expression)
                    .withSchedule(CronScheduleBuilder.cronSchedule(expression)
                            .inTimeZone(TimeZone.getTimeZone(schedule.timing().zone()))
                            .withMisfireHandlingInstructionDoNothing())
                    .build());
        }
        quartz.scheduleJob(job, triggers, true);
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "timetable");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.threadCount", "2");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return properties;
    }

    /// One firing. Quartz knows it by its class only, so it finds the rest around it.
    private final class Firing implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            String name = context.getJobDetail().getKey().getName();
            Instant slot = context.getScheduledFireTime().toInstant();
            try {
                AppContext now = newsroom.get();
                ScheduleConfig schedule = now.config().schedules().get(name);
                if (schedule != null) {
                    new PublishSchedule(now, schedule).run(slot, Occasion.SCHEDULED);
                }
            } catch (RuntimeException e) {
                LOG.error("firing_failed schedule={} slot={}", name, slot, e);
            }
        }
    }
}
