import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
// an unknown partition: Slurm's own words
assert log.contains('Slurm refused the job: sbatch: error: invalid partition specified: nowhere')
// the jobs: a first look, the training, the evaluations
def submission = new File(basedir, 'store/cluster').listFiles().collect { new File(it, '2') }.find { it.directory }
assert submission != null : new File(basedir, 'store/cluster').list()
assert new File(submission, 'seen').text.contains('node=node')
def logs = new File(submission, 'logs').listFiles().findAll { it.name.endsWith('_1.log') }
assert logs.size() == 2
assert logs.every { it.text.contains('ended with 0') }
// then: all is done, and nothing is left to submit, to train or to evaluate
assert log.contains('1 run: 1 done')
assert log.contains('nothing to submit: of 1 run 1 are trained')
assert log.contains('1 of 1 run is finished, nothing to do')

def records = new File(basedir, 'runs/quick').listFiles().findAll { it.name.endsWith('.json') }
assert records.size() == 1
def run = new JsonSlurper().parse(records[0], 'UTF-8')
assert run.training.status == 'completed'
assert run.evaluations*.name == ['clean', 'fgsm']
return true
