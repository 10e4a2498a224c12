def log = new File(basedir, 'build.log').text
def report = new File(basedir, 'target/reports/reproduction.html')
assert log.readLines().findAll { it.contains('the report is ' + report) }.size() == 1
def page = report.getText('UTF-8')
assert page.contains('resnet8') && page.contains('fgsm')
assert new File(basedir, 'runs/quick').list().length == 2
assert new File(basedir, 'store/runs').list().length == 2
assert log.contains('The precision is tf32, but products are computed otherwise here: convolution in fp32, matmul in fp32.')
return true
