#!/bin/bash
# Written by mvn aux:submit for submission [=name]. Arguments: look, or train|attack REQUEST.json RUNS-AHEAD LATER-TASKS
#SBATCH --output="[=folder]/logs/%A_%a.log"
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --signal=B:USR1@[=warning]
#SBATCH --cpus-per-task=[=cpus]
[#list options as option]
#SBATCH [=option]
[/#list]
[#list header as line]
[=line]
[/#list]
[#noparse]
restarts=${SLURM_RESTART_COUNT:-0}
echo "job ${SLURM_ARRAY_JOB_ID:-$SLURM_JOB_ID}${SLURM_ARRAY_TASK_ID:+_$SLURM_ARRAY_TASK_ID} on ${SLURMD_NODENAME:-?}, start $((restarts + 1)), $(date)"
[/#noparse]
store=[=quoted.store]
folder=[=quoted.folder]
reproduction=[=quoted.reproduction]
[#list setup as line]
[=line]
[/#list]
[#list environment as variable]
export [=variable]
[/#list]
java=[=quoted.java]
container=([=container])
[#noparse]
# Only on the node itself can be seen whether a launcher is there; in a container it is taken as it is asked for.
if [ ${#container[@]} = 0 ] && { [ -z "$java" ] || [ "${java#/}" != "$java" ] && [ ! -x "$java" ]; }; then
  java=java
  [ -x "${JAVA_HOME:-}/bin/java" ] && java=$JAVA_HOME/bin/java
fi
java=${java:-java}

if [ "$1" = look ]; then
  for place in "$store" "$folder" "$reproduction"; do
    if [ ! -d "$place" ] || [ ! -w "$place" ]; then
      echo "The node ${SLURMD_NODENAME:-$(hostname)} cannot see $place or cannot write to it."
      exit 75
    fi
  done
  "${container[@]}" "$java" -version || { echo "There is no Java on the node ${SLURMD_NODENAME:-$(hostname)}."; exit 76; }
  { echo "node=${SLURMD_NODENAME:-$(hostname)}"; echo "seconds=$(date +%s)"; } > "$folder/.seen.tmp" && mv "$folder/.seen.tmp" "$folder/seen"
  exit
fi

# The worker ends with a checkpoint when it gets TERM; Slurm warns of the end of the time with USR1 and of a preemption with TERM.
warned=
trap 'warned=time; kill -TERM "$worker"' USR1
trap 'warned=${warned:-asked}; kill -TERM "$worker"' TERM
cd "$folder" || exit 75
"${container[@]}" "$java" "@$folder/worker.args" "-Dauxtask.team=[/#noparse][=name][#noparse]-$1" "-Dauxtask.queue.ahead=${3:-0}" "-Dauxtask.queue.tasks=${4:-0}" io.github.auxtask.run.Worker "$1" "$2" < /dev/null &
worker=$!
while :; do
  wait "$worker"
  code=$?
  [ "$code" -gt 128 ] && kill -0 "$worker" 2>/dev/null || break
done
echo "ended with $code${warned:+, warned: $warned}, $(date)"
if [ "$warned" = time ] && [ "$restarts" -lt [/#noparse][=requeues][#noparse] ]; then
  # Time is over and not all is done: the same task goes on from its checkpoint.
  scontrol requeue "$SLURM_JOB_ID"
fi
exit "$code"
[/#noparse]
