loss,test,value
cross-entropy,clean,90.0
cross-entropy,fgsm,40.0
poly-1,clean,91.0
poly-1,fgsm,42.0
